"""A plan puts each model into one part, and each part after those it needs."""

from __future__ import annotations

from typing import Any

import pytest
from daybook_provider.plan import Part, made


def manifest(parents: dict[str, list[str]], **more: dict[str, Any]) -> dict[str, Any]:
    """A project whose models and tests are named by folder and name, as `staging/orders`."""
    nodes = {}
    for name in parents:
        kind, path = name.split(".")
        folder = "tests" if kind == "test" else "seeds" if kind == "seed" else "models"
        nodes[name] = {
            "resource_type": kind,
            "name": path.rpartition("/")[2],
            "package_name": "shop",
            "original_file_path": f"{folder}/{path}.sql",
            **more.get(path.replace("/", "_"), {}),
        }
    return {
        "metadata": {"project_name": "shop"},
        "nodes": nodes,
        "sources": {"source.raw": {"resource_type": "source"}},
        "parent_map": {"source.raw": [], **parents},
    }


SHOP = manifest(
    {
        "seed.regions": [],
        "model.staging/web/orders": ["source.raw"],
        "model.staging/till/orders_till": ["source.raw"],
        "model.marts/sales": ["model.staging/web/orders", "model.staging/till/orders_till", "seed.regions"],
        "model.marts/kpi/year": ["model.marts/sales"],
        "test.unique": ["model.marts/sales"],
        "test.same_orders": ["model.staging/web/orders", "model.staging/till/orders_till"],
        "test.names": [],
        "test.fresh": ["source.raw"],
    },
    same_orders={"original_file_path": "models/staging/web/_web.yml"},
)


def test_a_layer_is_a_folder_below_models():
    assert made(SHOP, "layer") == [
        Part("seeds", ("resource_type:seed",)),
        Part("sources", ("source:*",)),
        Part("staging", ("path:models/staging",), after=("sources",)),
        Part("marts", ("path:models/marts",), after=("seeds", "staging")),
        Part("checks", ("names",), after=("marts",)),
    ]


def test_a_folder_leaves_out_the_folders_below_it_and_what_compares_two_comes_last():
    parts = {part.name: part for part in made(SHOP, "folder")}

    assert set(parts) == {
        "seeds",
        "sources",
        "staging-web",
        "staging-till",
        "marts",
        "marts-kpi",
        "checks",
    }
    assert parts["marts"] == Part(
        "marts",
        ("path:models/marts",),
        ("path:models/marts/kpi",),
        ("seeds", "staging-till", "staging-web"),
    )
    assert parts["marts-kpi"].after == ("marts",)
    assert parts["staging-web"].exclude == ("same_orders",)
    assert parts["checks"] == Part("checks", ("names", "same_orders"), after=("marts-kpi",))


def test_models_of_a_package_are_a_part():
    shop = manifest(
        {"model.dates": [], "model.marts/sales": ["model.dates"]}, dates={"package_name": "calendar"}
    )

    assert made(shop, "layer") == [
        Part("calendar", ("package:calendar",)),
        Part("marts", ("path:models/marts",), after=("calendar",)),
    ]


def test_folders_that_need_each_other_have_no_plan():
    shop = manifest({"model.a/one": [], "model.b/two": ["model.a/one"], "model.a/three": ["model.b/two"]})

    with pytest.raises(ValueError, match=r"these need each other: path:models/[ab] -> "):
        made(shop, "layer")


def test_the_words_of_a_part_choose_it_and_the_tests_that_are_ready_after_it():
    part = Part("marts", ("path:models/marts",), ("path:models/marts/kpi",))

    assert part.arguments == [
        "--select",
        "path:models/marts",
        "--exclude",
        "path:models/marts/kpi",
        "--indirect-selection",
        "buildable",
    ]
