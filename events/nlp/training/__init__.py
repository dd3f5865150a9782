"""How the built-in English pipeline is trained: data, model, training loop, ONNX export and evaluation.

Needs the extra ``train`` (PyTorch, the sentence encoder's package, onnx); nothing here is imported at run time.
"""
