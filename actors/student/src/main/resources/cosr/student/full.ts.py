# What is computed where all weights are trained. Names, shapes and kinds of kernels: llama.ts.py.

  # Rows of q or k, heads of E, so that the two halves of a head become real and imaginary parts. What attention
  # says stays the same, since both are turned around alike. w [rows, width]
  def paired(self: __torch__.LM, w: Tensor, rope: bool, width: int) -> Tensor:
    if rope:
      w = torch.reshape(torch.transpose(torch.view(w, [-1, 2, @HALF, width]), 1, 2), [-1, width])
    return w

  # The same of a vector with a number for each row.
  def pairs(self: __torch__.LM, b: Tensor, rope: bool) -> Tensor:
    return torch.reshape(self.paired(torch.unsqueeze(b, 1), rope, 1), [-1])

  # The matrices of each layer: q, k, v one under the other, o, gate and up one under the other, down; and the head; and D eps. The weights of a norm and sqrt(D) are multiplied into the matrix that follows it.
  def joined(self: __torch__.LM, w: List[Tensor], kernel: int) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    rope = annotate(List[bool], [@ROPE])
    root = torch.new_full(w[0], [1], @HIDDEN ** 0.5, dtype=@REAL)
    kind = @REAL
    if kernel == 2:
      kind = 15
    for i in range(@LAYERS):
      o = 1 + @STRIDE * i
      qkv = torch.cat([self.paired(w[o + 1], rope[i], @HIDDEN), self.paired(w[o + 2], rope[i], @HIDDEN), w[o + 3]], 0)
      _0 = torch.append(out, torch.to(torch.mul(qkv, torch.mul(w[o], root)), kind))
      _1 = torch.append(out, torch.to(w[o + 4], kind))
      _2 = torch.append(out, torch.to(torch.mul(torch.cat([w[o + 6], w[o + 7]], 0), torch.mul(w[o + 5], root)), kind))
      _3 = torch.append(out, torch.to(w[o + 8], kind))
    _4 = torch.append(out, torch.mul(w[@TOP], torch.mul(w[@LAST], root)))
    _5 = torch.append(out, torch.new_full(w[0], [1], @HIDDEN * @EPS, dtype=@REAL))
    return out

  # Layer i's feed-forward block of x [N, D]: down(silu(gate(x)) * up(x)), [N, D].
  def feed(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, kernel: int) -> Tensor:
    h = self.normed(x, j[-1])
    both = j[4 * i + 2]
    down = j[4 * i + 3]
    o = 1 + @STRIDE * i
    if kernel == 2 and not @FEEDBIASED:
      gu = torch.split_with_sizes(torch.linear(torch.to(h, 15), both), [@INNER, @INNER], 1)
      out = torch.to(torch.linear(torch.mul(torch.silu(gu[0]), gu[1]), down), @REAL)
    else:
      inner = self.linear(h, both, kernel)
      if @FEEDBIASED:
        inner = torch.add(inner, torch.cat([w[o + @FEEDBIAS], w[o + @FEEDBIAS + 1]], 0))
      gu = torch.split_with_sizes(inner, [@INNER, @INNER], 1)
      out = self.linear(torch.mul(torch.silu(gu[0]), gu[1]), down, kernel)
      if @FEEDBIASED:
        out = torch.add(out, w[o + @FEEDBIAS + 2])
    return out

  # Layer i of x [N, D] after attention's y: x + o(y), and the feed-forward block of it added.
  def closed(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, y: Tensor, kernel: int) -> Tensor:
    x = torch.add(x, self.linear(y, j[4 * i + 1], kernel))
    if @OUTBIASED:
      x = torch.add(x, w[1 + @STRIDE * i + @OUTBIAS])
    return torch.add(x, self.feed(w, j, i, x, kernel))

  # Layer i of x [B * T, D] -> q [B, T, H, E] and k, v [B, T, G, E], q and k turned by turns, [T, 1, E / 2] or [B, 1, 1, E / 2].
  def heads(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, kernel: int, B: int, T: int, rope: bool, turns: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    parts = torch.split_with_sizes(self.linear(self.normed(x, j[-1]), j[4 * i], kernel), [@QUERIES + @KEYS, @KEYS], 1)
    flat = parts[0]
    v = parts[1]
    o = 1 + @STRIDE * i
    if @INBIASED:
      flat = torch.add(flat, torch.cat([self.pairs(w[o + @INBIAS], rope), self.pairs(w[o + @INBIAS + 1], rope)], 0))
      v = torch.add(v, w[o + @INBIAS + 2])
    qk = torch.view(flat, [B, T, @HEADS + @GROUPS, @HEAD])
    if @HEADNORMED:
      by = torch.cat([torch.expand(torch.unsqueeze(self.pairs(w[o + @HEADNORM], rope), 0), [@HEADS, @HEAD]), torch.expand(torch.unsqueeze(self.pairs(w[o + @HEADNORM + 1], rope), 0), [@GROUPS, @HEAD])], 0)
      n = torch.to(qk, @NORM)
      squares = torch.pow(n, 2)
      if @MIMIC and rope:
        squares = torch.reshape(torch.transpose(torch.view(squares, [B, T, @HEADS + @GROUPS, @HALF, 2]), 3, 4), [B, T, @HEADS + @GROUPS, @HEAD])
      n = torch.mul(n, torch.rsqrt(torch.add(torch.mean(squares, [3], True), @EPS)))
      qk = torch.mul(torch.to(n, @REAL), by)
    if rope:
      complex = torch.view_as_complex(torch.view(qk, [B, T, @HEADS + @GROUPS, @HALF, 2]))
      qk = torch.view(torch.view_as_real(torch.mul(complex, turns)), [B, T, @HEADS + @GROUPS, @HEAD])
    split = torch.split_with_sizes(qk, [@HEADS, @GROUPS], 2)
    return (split[0], split[1], torch.view(v, [B, T, @GROUPS, @HEAD]))

  # ids [N] -> their vectors [N, D].
  def embedded(self: __torch__.LM, w: List[Tensor], j: List[Tensor], ids: Tensor) -> Tensor:
    return torch.embedding(w[0], ids, @QUIET)

  # The head [V, D], with the last norm's weights and sqrt(D) multiplied into it.
  def top(self: __torch__.LM, j: List[Tensor]) -> Tensor:
    return j[4 * @LAYERS]

  # Hidden states [N, D] -> logits [N, V].
  def logits(self: __torch__.LM, j: List[Tensor], top: Tensor, x: Tensor, kernel: int) -> Tensor:
    return torch.linear(self.normed(x, j[-1]), top)
