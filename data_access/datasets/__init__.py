"""One class per dataset: header, field, type and unit, written once."""
