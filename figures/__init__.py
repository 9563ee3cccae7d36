"""How it looks: plain frames in, plotly figures and formatted text out, no Streamlit."""
