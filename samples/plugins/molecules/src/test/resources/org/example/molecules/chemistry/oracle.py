"""Writes what RDKit and selfies say of molecules, for the tests beside it.

    pip install rdkit==2026.9.1 selfies==2.1.1
    python oracle.py ../../../../../../main/resources/org/example/molecules/data/molecules.smi
"""
import random
import sys

import selfies
from rdkit import Chem, RDLogger
from rdkit.Chem import BRICS, Crippen, Descriptors, QED
from rdkit.Chem.Scaffolds import MurckoScaffold

RDLogger.DisableLog("rdApp.*")
random.seed(1)
smiles = [line.strip() for line in open(sys.argv[1])]


def table(name, heading, rows):
    with open(name, "w") as out:
        print("\t".join(heading), file=out)
        for row in rows:
            print("\t".join(str(cell) for cell in row), file=out)


def properties(one):
    m = Chem.MolFromSmiles(one)
    scaffold = MurckoScaffold.GetScaffoldForMol(m)
    rings = scaffold.GetRingInfo().NumRings()
    pieces = Chem.MolToSmiles(BRICS.BreakBRICSBonds(m)).split(".")
    return (one, "%.4f" % Crippen.MolLogP(m), "%.3f" % Descriptors.MolWt(m), "%.4f" % QED.qed(m),
            m.GetRingInfo().NumRings(), Chem.MolToSmiles(scaffold) if rings >= 2 else "", len(pieces))


table("properties.tsv", ["smiles", "logp", "weight", "qed", "rings", "scaffold", "fragments"],
      [properties(one) for one in smiles[:400]])

table("selfies.tsv", ["smiles", "selfies"], [(one, selfies.encoder(one)) for one in smiles])

alphabet = sorted({s for one in smiles for s in selfies.split_selfies(selfies.encoder(one))}
                  | {"[=Ring1]", "[#Branch2]", "[O-1]", "[N+1]", "[=N+1]", "[NH1]", "[#N]", "[=S]"})
rows = ["".join(random.choices(alphabet, k=random.randint(1, 40))) for _ in range(2000)]
table("random-selfies.tsv", ["selfies", "smiles"], [(row, selfies.decoder(row)) for row in rows])


def damaged(one):
    symbols = list(one)
    for _ in range(random.randint(1, 2)):
        at = random.randrange(len(symbols))
        symbols[at:at + 1] = random.choice([[], [random.choice("CNOcnos()12=#")], [symbols[at]] * 2])
    return "".join(symbols)


rows = [damaged(one) for one in smiles if "." not in one]
table("validity.tsv", ["smiles", "valid"],
      [(row, Chem.MolFromSmiles(row) is not None) for row in rows if row])
