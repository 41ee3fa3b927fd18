"""The patterns of the machine and the words of the vocabulary fit together."""

import gc
import importlib.util
import pkgutil
import re
import shutil
import tomllib

import pytest

import checker
from checker import vocabulary
from checker.buildtime import as_json
from checker.vocabulary import Wording, folder, phrases

NAMES = [m.name for m in pkgutil.walk_packages(checker.__path__, "checker.") if not m.name.endswith("__main__")]
SOURCES = {name: importlib.util.find_spec(name).loader.get_source(name) for name in NAMES}
TABLES = tomllib.loads((folder() / "vocabulary" / "vi.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wordings():
    for name in NAMES:
        importlib.import_module(name)
    return [x for x in gc.get_objects() if type(x) is Wording]


def test_every_wording_finds_its_words(wordings):
    assert wordings
    for wording in wordings:
        assert isinstance(wording.pattern, re.Pattern), wording.template


@pytest.mark.parametrize("name", sorted(TABLES["wordings"]))
def test_no_list_of_words_is_idle(name):
    asked = rf"<{name}\*?>|phrases\(\"{name}\"\)"
    assert any(re.search(asked, source) for source in SOURCES.values())


@pytest.mark.parametrize("name", sorted(TABLES["fillers"]))
def test_no_fillers_are_idle(name):
    assert any(f'"fillers.{name}"' in source for source in SOURCES.values())


def test_words_match_whole_or_within_a_word():
    assert Wording("<and>").search("vàng bạc") is None
    assert Wording("<and*>").search("vàng bạc") is not None
    assert Wording("<and>").search("vàng và bạc").span() == (5, 7)


def test_longer_phrases_come_first():
    assert phrases("against") == ("so với", "so")


def test_an_unknown_list_is_an_error():
    with pytest.raises(KeyError):
        Wording("<no_such_list>").search("")


def test_the_vocabulary_is_installed_as_json_that_says_the_same(tmp_path, monkeypatch):
    shutil.copytree(folder() / "vocabulary", tmp_path / "vocabulary")
    as_json(tmp_path / "vocabulary")
    assert not list(tmp_path.glob("*/*.toml"))
    written = vocabulary.load.__wrapped__()
    monkeypatch.setattr(vocabulary, "folder", lambda: tmp_path)
    assert vocabulary.load.__wrapped__() == written
