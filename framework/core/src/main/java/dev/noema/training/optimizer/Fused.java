package dev.noema.training.optimizer;

/** Arguments of PyTorch's fused optimisers, which take lists of tensors. */
final class Fused {

    private Fused() {}

    /**
     * A list of one tensor that a kernel writes to. TorchScript takes writes to the elements of a
     * list literal for writes to the list, and drops the whole call as dead; a view's elements it
     * knows to be the tensor.
     */
    static String written(String tensor) {
        return "torch.unbind(torch.unsqueeze(%s, 0), 0)".formatted(tensor);
    }
}
