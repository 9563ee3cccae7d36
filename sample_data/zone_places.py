"""The 169 zones as the generator needs them, one row each in the order of their codes."""

import pandas as pd

from geo.places.zone_register import zones


def zone_places() -> pd.DataFrame:
    """One row per zone: zone_code, province, city_adcode, lon, lat, year_approved."""
    return pd.DataFrame(
        {
            "zone_code": zone.zone_code,
            "province": zone.province_zh,
            "city_adcode": zone.city_adcode,
            "lon": zone.lon,
            "lat": zone.lat,
            "year_approved": zone.year_approved,
        }
        for zone in zones()
    )
