"""The register of places: the 169 zones (国家高新区), provinces, cities and counties."""
