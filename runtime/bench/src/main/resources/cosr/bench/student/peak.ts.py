# Products of matrices, each fed with the last one's result: what the engine's kernels give here at most.
# kind 0: float32, default kernels; 1: float32 by oneDNN; 2: bfloat16
  def chain(self: __torch__.LM, rows: int, width: int, times: int, kind: int) -> Tensor:
    x = torch.ones([rows, width], dtype=6)
    w = torch.mul(torch.eye(width, dtype=6), 1.001)
    if kind == 1:
      x = torch.to_mkldnn(x)
      for i in range(times):
        x = torch.mkldnn_linear(x, w, None)
      x = torch.to_dense(x)
    else:
      if kind == 2:
        x = torch.to(x, 15)
        w = torch.to(w, 15)
      for i in range(times):
        x = torch.linear(x, w)
      x = torch.to(x, 6)
    return torch.sum(x)
