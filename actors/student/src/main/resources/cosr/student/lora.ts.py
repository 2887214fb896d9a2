# What is computed where the model stays as it is and adapters beside its matrices are trained (Hu et al., "LoRA", 2021). Names, shapes and
# kinds of kernels: llama.ts.py. After the model's own tensors, w has two of each adapter: A [rank, inputs], B [outputs, rank].

  # The model's tensors as they are, the weights of its norms times sqrt(D); and D eps. Matrices are held as bfloat16 or as @REAL.
  def joined(self: __torch__.LM, w: List[Tensor], kernel: int) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    root = @HIDDEN ** 0.5
    for k in range(@FROZEN):
      p = torch.remainder(k - 1, @STRIDE)
      if k == @LAST or (k > 0 and k < @LAST and (p == 0 or p == 5)):
        _0 = torch.append(out, torch.mul(w[k], root))
      else:
        _1 = torch.append(out, w[k])
    _2 = torch.append(out, torch.new_full(w[0], [1], @HIDDEN * @EPS, dtype=@REAL))
    return out

  # x [N, I] -> x w', [N, O], w [O, I] as it is held.
  def through(self: __torch__.LM, x: Tensor, w: Tensor, kernel: int) -> Tensor:
    if kernel == 2:
      out = torch.to(torch.linear(torch.to(x, 15), torch.to(w, 15)), @REAL)
    else:
      out = torch.linear(x, torch.to(w, @REAL))
    return out

  # x [N, I] through matrix m of layer i and its adapter: x w' + s x A' B', [N, O].
  def projected(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, m: int, x: Tensor, kernel: int) -> Tensor:
    out = self.through(x, j[1 + @STRIDE * i + m], kernel)
    slots = annotate(List[int], [@SLOTS])
    scales = annotate(List[float], [@SCALES])
    slot = slots[@STRIDE * i + m]
    if slot >= 0:
      a = @FROZEN + 2 * slot
      out = torch.add(out, torch.mul(torch.linear(torch.linear(x, w[a]), w[a + 1]), scales[slot]))
    return out

  # Layer i of x [N, D] after attention's y: x + o(y), and down(silu(gate(h)) * up(h)) of the normed h of it added.
  def closed(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, y: Tensor, kernel: int) -> Tensor:
    o = 1 + @STRIDE * i
    x = torch.add(x, self.projected(w, j, i, 4, y, kernel))
    if @OUTBIASED:
      x = torch.add(x, j[o + @OUTBIAS])
    h = torch.mul(self.normed(x, j[-1]), j[o + 5])
    gate = self.projected(w, j, i, 6, h, kernel)
    up = self.projected(w, j, i, 7, h, kernel)
    if @FEEDBIASED:
      gate = torch.add(gate, j[o + @FEEDBIAS])
      up = torch.add(up, j[o + @FEEDBIAS + 1])
    out = self.projected(w, j, i, 8, torch.mul(torch.silu(gate), up), kernel)
    if @FEEDBIASED:
      out = torch.add(out, j[o + @FEEDBIAS + 2])
    return torch.add(x, out)

  # x [B, T, H, E] normed head by head and turned.
  def turned(self: __torch__.LM, x: Tensor, normed: bool, by: Tensor, rope: bool, turns: Tensor) -> Tensor:
    if normed:
      n = torch.to(x, @NORM)
      n = torch.mul(n, torch.rsqrt(torch.add(torch.mean(torch.pow(n, 2), [3], True), @EPS)))
      x = torch.mul(torch.to(n, @REAL), by)
    if rope:
      both = torch.split_with_sizes(x, [@HALF, @HALF], 3)
      cos = torch.real(turns)
      sin = torch.imag(turns)
      x = torch.cat([torch.sub(torch.mul(both[0], cos), torch.mul(both[1], sin)), torch.add(torch.mul(both[1], cos), torch.mul(both[0], sin))], 3)
    return x

  # Layer i of x [B * T, D] -> q [B, T, H, E] and k, v [B, T, G, E], q and k turned by turns, [T, 1, E / 2] or [B, 1, 1, E / 2].
  def heads(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, kernel: int, B: int, T: int, rope: bool, turns: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    o = 1 + @STRIDE * i
    h = torch.mul(self.normed(x, j[-1]), j[o])
    q = self.projected(w, j, i, 1, h, kernel)
    k = self.projected(w, j, i, 2, h, kernel)
    v = self.projected(w, j, i, 3, h, kernel)
    if @INBIASED:
      q = torch.add(q, j[o + @INBIAS])
      k = torch.add(k, j[o + @INBIAS + 1])
      v = torch.add(v, j[o + @INBIAS + 2])
    q = self.turned(torch.view(q, [B, T, @HEADS, @HEAD]), @HEADNORMED, j[o + @HEADNORM], rope, turns)
    k = self.turned(torch.view(k, [B, T, @GROUPS, @HEAD]), @HEADNORMED, j[o + @KEYNORM], rope, turns)
    return (q, k, torch.view(v, [B, T, @GROUPS, @HEAD]))

  # ids [N] -> their vectors [N, D].
  def embedded(self: __torch__.LM, w: List[Tensor], j: List[Tensor], ids: Tensor) -> Tensor:
    return torch.to(torch.embedding(j[0], ids), @REAL)

  # The head [V, D] as it is held.
  def top(self: __torch__.LM, j: List[Tensor]) -> Tensor:
    return j[@TOP]

  # Hidden states [N, D] -> logits [N, V].
  def logits(self: __torch__.LM, j: List[Tensor], top: Tensor, x: Tensor, kernel: int) -> Tensor:
    return self.through(torch.mul(self.normed(x, j[-1]), j[@LAST]), top, kernel)
