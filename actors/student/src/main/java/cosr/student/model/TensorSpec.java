package cosr.student.model;

import java.util.List;

/**
 * A tensor's name and dimensions.
 *
 * @param dims outermost first, as in a Hugging Face file: a projection is [outputs, inputs]
 */
public record TensorSpec(String name, List<Integer> dims) {
  public TensorSpec {
    dims = List.copyOf(dims);
  }

  /** Numbers in it. */
  public int count() {
    int product = 1;
    for (int dim : dims) product = Math.multiplyExact(product, dim);
    return product;
  }
}
