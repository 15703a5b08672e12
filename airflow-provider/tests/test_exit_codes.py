from running import run, say_so


def test_zero_is_success():
    assert say_so("exit", "0").state == "success"


def test_99_is_skipped():
    assert say_so("exit", "99").state == "skipped"


def test_75_is_retried_as_often_as_allowed():
    outcome = say_so("exit", "75")
    assert (outcome.state, outcome.tries) == ("failed", 3)


def test_75_and_then_0_is_success_on_the_second_try(tmp_path):
    outcome = say_so("once", f"{tmp_path}/seen=75", "exit", "0")
    assert (outcome.state, outcome.tries) == ("success", 2)


def test_everything_else_fails_on_the_first_try():
    for code in ("1", "2", "70", "130"):
        outcome = say_so("exit", code)
        assert (outcome.state, outcome.tries) == ("failed", 1), code


def test_what_has_not_arrived_in_time_fails_without_another_try(capfd):
    outcome = run("too_late")

    assert (outcome.state, outcome.tries) == ("failed", 1)
    assert "not in time: it was waited for until" in capfd.readouterr().out
