"""Tests of what the soak finds: python3 -m unittest."""

import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))

import losses
import samples


def sample(**changed):
    return {"rss": 50.0, "own": 30.0, "descriptors": 60, "threads": 13, "children": 7, **changed}


class LossesTest(unittest.TestCase):
    def test_whole_output_has_no_losses(self):
        lines = [b"7 0\n", b"8 0\n", b"7 1\n", b"7 end 2\n", b"8 1\n", b"8 end 2\n", b"7 0\n", b"7 end 1\n"]
        self.assertEqual((0, 5), losses.lost_lines(lines))

    def test_gaps_are_counted(self):
        self.assertEqual((2, 2), losses.lost_lines([b"7 0\n", b"7 3\n", b"7 end 4\n"]))

    def test_last_lines_before_the_end_are_missed(self):
        self.assertEqual((3, 1), losses.lost_lines([b"7 0\n", b"7 end 4\n"]))

    def test_a_line_that_was_cut_is_lost(self):
        self.assertEqual(1, losses.lost_lines([b"7 0\n", b"7"])[0])

    def test_a_killed_writer_may_end_anywhere(self):
        self.assertEqual((0, 2), losses.lost_lines([b"7 0\n", b"7 1\n"]))

    def test_rotated_files_are_read_oldest_first(self):
        with tempfile.TemporaryDirectory() as directory:
            for suffix, text in (("", "4"), (".1", "3"), (".2", "2"), (".10", "1")):
                with open(f"{directory}/a.log{suffix}", "w", encoding="ascii") as file:
                    file.write(text)
            self.assertEqual([b"1", b"2", b"3", b"4"], list(losses.lines_of(f"{directory}/a.log")))

    def test_events_are_numbered_anew_in_each_life(self):
        notes = ["1 2 0", "1 2 1", "1 3 2", "1 4 0", "1 4 1"]
        self.assertEqual((0, 5), losses.lost_events(notes))

    def test_missing_events_are_counted(self):
        self.assertEqual((2, 3), losses.lost_events(["1 2 0", "1 2 1", "1 2 4"]))


class SamplesTest(unittest.TestCase):
    def test_what_stays_is_no_growth(self):
        self.assertFalse(any(row[4] for row in samples.summary([sample()] * 30)))

    def test_growth_is_told(self):
        leaking = [sample(descriptors=60 + i) for i in range(30)]
        self.assertEqual(["descriptors"], [row[0] for row in samples.summary(leaking) if row[4]])

    def test_the_start_is_left_out(self):
        taken = [sample(rss=500.0)] * 3 + [sample()] * 27
        self.assertEqual(50.0, samples.summary(taken)[0][1])

    def test_the_table_marks_what_grew(self):
        lines = samples.table([("threads", 1, 2, 30, True)])
        self.assertEqual("| threads | 1.0 | 2.0 | 30.0 | grew |", lines[2])


if __name__ == "__main__":
    unittest.main()
