"""Names that are a slip of the name of the repository or the host that they lead to."""

from __future__ import annotations

import pytest

from awesome_lint.text import namesakes

GITHUB = "https://github.com/example/"


@pytest.mark.parametrize(
    ("name", "url", "right"),
    [
        ("PgSerach", f"{GITHUB}pg_search", "PgSearch"),
        ("wallpaper-ci", f"{GITHUB}wallpaper-cli", "wallpaper-cli"),
        ("HASA -cli", f"{GITHUB}hasha-cli", "HASHA -cli"),
        ("kuebctl-debug", f"{GITHUB}kubectl-debug/tree/main", "kubectl-debug"),
        ("BuildlersWeb3", "https://www.buildersweb3.com/", "BuildersWeb3"),
        ("Picp CTF", "https://picoctf.com/", "Pico CTF"),
        ("Eurpoe PMC", "https://europepmc.org/articles", "Europe PMC"),
        ("Art Institute of Chiacgo", "https://github.com/art-institute-of-chicago", "Art Institute of Chicago"),
        ("Los aupntes de Majo", "https://losapuntesdemajo.vercel.app/", "Los apuntes de Majo"),
        ("Bbeekeeping", "https://beekeeping.co.uk", "Beekeeping"),
        ("Sunbird Cord", f"{GITHUB}sunbird-core", "Sunbird Core"),
        ("mulitPHATE", f"{GITHUB}multiPhATE", "multiPhATE"),
        ("RTAP-Map", "https://introlab.dev/rtabmap", "RTAB-Map"),
        ("LoogerUtil", f"{GITHUB}libs/blob/master/src/LoggerUtil.java", "LoggerUtil"),
        ("avtogram_bot", "https://t.me/ABTOGRAMBOT", None),
        ("Files Sharing", f"{GITHUB}file-sharing", None),
        ("Kevin Murphy", "https://kevinjmurphy.com", None),
        ("Picnic CSS", "https://picnicss.com", None),
        ("KV Transformers", f"{GITHUB}ktransformers", None),
        ("System Design: A Primer", f"{GITHUB}system-design-primer", None),
        ("PCI Geomatica", "https://pcigeomatics.com", None),
        ("Color Lovers", "https://colourlovers.com", None),
        ("Threat Modeling", f"{GITHUB}threat-modelling", None),
        ("Ilya Bylich", "https://iliabylich.com", None),
        ("Profiler", f"{GITHUB}profile", None),
        ("GpTool2017", f"{GITHUB}gptool2018", None),
        ("Euclid.ts", f"{GITHUB}euclid.js", None),
        ("Seismic Un*x", f"{GITHUB}seismic-unix", None),
        ("TTreeView", f"{GITHUB}treeview", None),
        ("Ann Miller", "https://github.com/annmillr", None),
        ("Tools", f"{GITHUB}toolz", None),
    ],
)
def test_a_name_is_held_against_that_of_its_url(name: str, url: str, right: str | None) -> None:
    found = namesakes.find(name, url)
    assert (found and found.right) == right
