"""Figures as plain shapes: what a slide, an SVG and a printed page draw alike."""
