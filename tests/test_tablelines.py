"""Lines of tables: looking only where a figure may fit passes over nothing that fits."""

from hypothesis import given
from hypothesis import strategies as st

from checker.claims.tablelines import Screen, possible, reached

SHARES = st.sampled_from((0.0, 0.05, 0.5, 1.0, 10.0))
MIDS = st.one_of(st.integers(-300, 3000).map(float), st.floats(-1e6, 1e6).map(lambda x: round(x, 2)))
SCREENS = st.builds(Screen, MIDS, SHARES, st.booleans())


def is_passed_over(z, x, y, widest):
    return possible(z, x, y) and not list(reached(z, y, widest, [x.mid]))


@given(SCREENS, SCREENS, SCREENS, SHARES)
def test_any_three_figures(z, x, y, wider):
    assert not is_passed_over(z, x, y, x.width + wider)


@given(SCREENS, SCREENS, SHARES, st.integers(0, 6), st.floats(-1, 1))
def test_a_result_and_what_it_comes_of(x, y, width, way, off):
    if not y.mid or x.mid == y.mid:
        return
    ways = (
        100 * x.mid / y.mid,
        100 * x.mid / y.mid - 100,
        x.mid / y.mid,
        x.mid - y.mid,
        y.mid - x.mid,
        x.mid * y.mid / 10,
        100 * y.mid / (x.mid - y.mid),
    )
    z = Screen(ways[way] + 2 * off * width, width, telling=True)
    assert not is_passed_over(z, x, y, x.width)
