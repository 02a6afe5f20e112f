"""Writes joe-kuo.txt (direction numbers) and sobol.csv (points of SciPy's generator) from SciPy 1.x.

python make_sobol.py ../../../../../main/resources/dev/noema/sweep/joe-kuo.txt sobol.csv
"""
import os
import sys

import numpy
from scipy.stats import _sobol, qmc

DIMENSIONS = 64
numbers = numpy.load(os.path.join(os.path.dirname(_sobol.__file__), "_sobol_direction_numbers.npz"))
with open(sys.argv[1], "w") as table:
    table.write("# Direction numbers of S. Joe and F. Y. Kuo (2008), D6: primitive polynomial, then m_1 m_2 ...\n")
    for polynomial, initial in list(zip(numbers["poly"], numbers["vinit"]))[:DIMENSIONS]:
        degree = max(1, int(polynomial).bit_length() - 1)
        table.write(" ".join(str(int(n)) for n in [polynomial, *initial[:degree]]) + "\n")
points = qmc.Sobol(DIMENSIONS, scramble=False, bits=30).random(64)
numpy.savetxt(sys.argv[2], points, fmt="%.9f", delimiter=",")
