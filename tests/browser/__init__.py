"""The page as its readers meet it: by mouse, keyboard and touch, on phone and desk, in light and dark, on paper, without scripts."""
