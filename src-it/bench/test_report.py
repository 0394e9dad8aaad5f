"""Tests of the medians, the table and the check against the committed page: python3 -m unittest."""

import os
import tempfile
import unittest

import report
from rows import GUARDED, ROWS

FIGURES = {
    "original": {"all-cpu": 400.0, "state-cpu": 1.0, "respawn": 1000.0, "first": 1000.0, "pss": 30.0},
    "ours": {"all-cpu": 200.0, "state-cpu": 0.2, "respawn": 2.0, "first": 100.0, "pss": 45.0},
}


def page_of(figures):
    """The path of a page with these figures; the caller removes it."""
    lines = report.table(figures, "ours", "original")
    with tempfile.NamedTemporaryFile("w", suffix=".md", delete=False, encoding="utf-8") as file:
        file.write(report.page(lines, ["- Date: today"], ["A remark."]))
    return file.name


class ReportTest(unittest.TestCase):
    def committed(self, figures=None):
        path = page_of(figures or FIGURES)
        self.addCleanup(os.remove, path)
        return report.committed_ratios(path)

    def losses(self, **changed):
        measured = {row: dict(values) for row, values in FIGURES.items()}
        measured["ours"].update({key.replace("_", "-"): value for key, value in changed.items()})
        return report.losses(report.ratios(measured, "ours", "original"), self.committed())

    def test_median_of_even_and_odd_counts(self):
        samples = {"ours": {"first": [3, 1, 2], "all": [4, 1, 3, 2]}}
        self.assertEqual(report.medians(samples), {"ours": {"first": 2, "all": 2.5}})

    def test_best_is_the_smallest(self):
        self.assertEqual(report.best({"ours": {"first": [3, 1, 2]}}), {"ours": {"first": 1}})

    def test_page_gives_back_its_ratios(self):
        found = self.committed()
        self.assertAlmostEqual(found["all-cpu"], 0.5)
        self.assertAlmostEqual(found["respawn"], 0.002)
        self.assertNotIn("rotate", found)

    def test_page_with_a_third_column_gives_back_its_ratios(self):
        self.assertAlmostEqual(self.committed(dict(FIGURES, checkout={"all-cpu": 1.0}))["all-cpu"], 0.5)

    def test_missing_page_has_no_ratios(self):
        self.assertEqual(report.committed_ratios("/nonexistent/page.md"), {})

    def test_same_figures_are_no_loss(self):
        self.assertEqual(self.losses(), [])

    def test_less_than_twice_is_no_loss(self):
        self.assertEqual(self.losses(all_cpu=399.0), [])

    def test_more_than_twice_is_a_loss(self):
        sentences = self.losses(all_cpu=401.0, state_cpu=0.41)
        self.assertEqual(len(sentences), 2)
        self.assertIn("start to 200 children, daemon CPU ms", sentences[0])

    def test_ratio_that_reaches_its_goal_may_double(self):
        figures = {"original": {"info": 1000.0}, "ours": {"info": 1.0}}
        committed = self.committed(figures)
        self.assertEqual(report.losses({"info": 0.099}, committed), [])
        self.assertEqual(len(report.losses({"info": 0.101}, committed)), 1)

    def test_row_against_a_wait_is_not_guarded(self):
        self.assertEqual(self.losses(first=900.0), [])

    def test_row_that_was_not_committed_is_no_loss(self):
        measured = report.ratios(FIGURES, "ours", "original")
        self.assertEqual(report.losses(measured, {}), [])

    def test_goal_is_judged_by_ratio_or_by_figure(self):
        lines = "\n".join(report.table(FIGURES, "ours", "original"))
        self.assertIn("| killed to running again, ms | 1000.0 | 2.0 | 0.0020 | ratio < 0.02 | reached |", lines)
        self.assertIn("| PSS with 200 children, MB | 30.0 | 45.0 | 1.5000 | < 50 MB | reached |", lines)

    def test_the_goal_is_for_the_newest_original(self):
        newest = {"original 5": {"state": 0.1}}
        figures = {"original": {"state": 1.0}, **newest, "ours": {"state": 0.2}}
        lines = report.table(figures, "ours", "original")
        self.assertIn("| getState, ms per call | 1.000 | 0.100 | 0.200 | 0.2000 | 2.0000 | ratio < 0.4 | missed |", lines)

    def test_figure_the_original_lacks_is_left_out(self):
        figures = {"original": {}, "ours": {"follow-call": 2.0}}
        self.assertIn("|  | 2.0 |  | < 50 ms | reached |", "\n".join(report.table(figures, "ours", "original")))

    def test_guarded_rows_and_labels_are_known_and_unique(self):
        self.assertLessEqual(GUARDED, {row.key for row in ROWS})
        self.assertEqual(len({row.label for row in ROWS}), len(ROWS))


if __name__ == "__main__":
    unittest.main()
