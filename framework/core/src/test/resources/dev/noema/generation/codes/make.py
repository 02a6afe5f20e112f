"""Writes the same codes with NumPy in every way that a reader may meet, and some that it refuses."""

import pathlib

import numpy as np

folder = pathlib.Path(__file__).parent
codes = np.array([[0.5, -1.25, 3.0], [1e-7, 2.5e6, -0.0]], dtype=np.float32)
np.save(folder / "plain.npy", codes)
np.save(folder / "double.npy", codes.astype(np.float64))
with open(folder / "version2.npy", "wb") as file:
    np.lib.format.write_array(file, codes, version=(2, 0))
np.save(folder / "fortran.npy", np.asfortranarray(codes))
np.save(folder / "integers.npy", codes.astype(np.int32))
np.save(folder / "flat.npy", codes.ravel())
np.save(folder / "infinite.npy", np.array([[1, np.inf]], dtype=np.float32))
