"""The HTTP side around the pages: gate, language of the frame, geometry, health, start-up."""
