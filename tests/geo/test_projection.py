"""The projection agrees with pyproj everywhere in and around the country."""

import numpy as np
import pyproj

from geo.projection import PROJ_DEFINITION, albers


def test_albers_agrees_with_pyproj_within_a_centimetre() -> None:
    random = np.random.default_rng(20200401)
    lon, lat = random.uniform(70, 140, 2_000), random.uniform(0, 56, 2_000)
    reference = pyproj.Transformer.from_crs("EPSG:4326", PROJ_DEFINITION, always_xy=True)

    ours, theirs = albers(lon, lat), reference.transform(lon, lat)

    assert np.abs(np.array(ours) - np.array(theirs)).max() < 0.01  # [m]


def test_equal_areas_stay_equal() -> None:
    geod = pyproj.Geod(ellps="WGS84")
    boxes = [(80.0, 40.0), (105.0, 4.0), (120.0, 50.0)]
    side = 0.1  # [degrees]

    ratios = []
    for west, south in boxes:
        lon = np.array([west, west + side, west + side, west])
        lat = np.array([south, south, south + side, south + side])
        x, y = albers(lon, lat)
        drawn = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        ratios.append(drawn / abs(geod.polygon_area_perimeter(lon, lat)[0]))

    assert np.allclose(ratios, 1, atol=2e-3)
