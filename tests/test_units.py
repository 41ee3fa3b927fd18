"""Units: the vocabulary's factors are right, and figures come to their base unit exactly."""

from decimal import Decimal
from fractions import Fraction

import pint
import pytest

from checker import check_text
from checker.units import in_base, registry
from checker.vocabulary import load

SI = {
    "ha": "hectare", "m2": "meter**2", "km2": "kilometer**2", "tấn": "metric_ton", "kg": "kilogram", "g": "gram",
    "km": "kilometer", "cm": "centimeter", "lít": "liter", "m3": "meter**3", "kWh": "kilowatt_hour", "MW": "megawatt",
    "hải lý": "nautical_mile",
}  # fmt: skip
BASES = {
    "area": "meter**2",
    "mass": "kilogram",
    "length": "meter",
    "volume": "liter",
    "energy": "watt_hour",
    "power": "watt",
}


@pytest.mark.parametrize("name", sorted(SI))
def test_a_factor_is_the_one_that_pint_knows(name):
    """Our factors and pint's own definitions agree."""
    unit = next(u for u in load().units.values() if u.name == name)
    ours = pint.UnitRegistry(non_int_type=Fraction)
    assert ours.Quantity(Fraction(1), SI[name]).to(BASES[unit.dimension]).magnitude == unit.factor


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("12.5", "tỷ đồng", (Decimal(12_500_000_000), "đồng")),
        ("51.8", "tạ", (Decimal(5180), "kg")),
        ("45", "ha", (Decimal(450_000), "m2")),
        ("51.8", "tạ/ha", (Decimal("51.8"), "tạ/ha")),
        ("7", "vụ", (Decimal(7), "vụ")),
        ("3", "", (Decimal(3), "")),
    ],
)
def test_figures_come_to_their_base_unit(value, unit, expected):
    """Measures convert exactly; counts and rates stay as they are."""
    assert in_base(Decimal(value), unit) == expected


def test_dimensions_do_not_mix():
    """Hectares never become tons."""
    units = registry()
    with pytest.raises(pint.DimensionalityError):
        units.Quantity(Decimal(1), "u_ha").to("u_mass_base")


def test_a_frame_shows_printed_and_base_values():
    """One column as printed, one to compute with."""
    frame = check_text("Sản lượng đạt 233 tấn trên diện tích 45 ha.", name="x.md").figures_frame()
    assert list(frame["base_value"]) == [Decimal(233_000), Decimal(450_000)]
    assert list(frame["base_unit"]) == ["kg", "m2"]
