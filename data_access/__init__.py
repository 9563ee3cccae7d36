"""The only room that reads uploads and speaks SQL."""
