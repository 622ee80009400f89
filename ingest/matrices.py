"""Has a model multiply its matrices with the BLAS library that numpy brings, on one thread.

Half of the time of a small model goes into these products, and thinc's own BLIS takes two to three times as long over them.
"""

from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits


def multiply_with_numpy(nlp: Language) -> None:
    """Sets the operations of every model of `nlp` that runs on thinc's plain CPU operations; others (GPU, Apple) stay as they are."""
    # The products of a sentence are too small to share: a second thread would cost more than it takes off the first.
    threadpool_limits(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.components:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if type(node.ops) is NumpyOps:
                    node.ops = ops
