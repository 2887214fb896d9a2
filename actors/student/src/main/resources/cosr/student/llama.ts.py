# The Student's numbers: a decoder of the Llama family. learning.ts.py has its optimizer, sampling.ts.py its sampling loop.
#
# TorchScript, packed into an archive by cosr.student.engine.djl.ScriptArchive. A name with an at sign is
# a constant of the model's shape, replaced before. Shapes: B rows, T positions, D hidden, H heads
# of E numbers, G key/value heads, V vocabulary, N completion tokens.
#
# w: embedding, then for each layer norm, q, k, v, o, norm, gate, up, down, then the last norm. j: what joined() makes of it.
# cos, sin: [max length, E], rotary tables. turns: those of the positions of a head, as complex numbers. hp: float64 scalars, named where they are read.
# kernel: 0, float32 as the engine does by itself; 1, float32 by oneDNN; 2, the products in bfloat16.

  # x [N, I], w [O, I] as joined() makes it -> [N, O], float32.
  def linear(self: __torch__.LM, x: Tensor, w: Tensor, kernel: int) -> Tensor:
    if kernel == 2:
      out = torch.to(torch.linear(torch.to(x, 15), w), 6)
    else:
      if kernel == 1:
        out = torch.to_dense(torch.mkldnn_linear(torch.to_mkldnn(x), w, None))
      else:
        out = torch.linear(x, w)
    return out

  # Rows of q or k, heads of E, so that the two halves of a head become real and imaginary parts. What attention
  # says stays the same, since both are turned around alike.
  def paired(self: __torch__.LM, w: Tensor, rope: bool) -> Tensor:
    if rope:
      w = torch.reshape(torch.transpose(torch.view(w, [-1, 2, @HALF, @HIDDEN]), 1, 2), [-1, @HIDDEN])
    return w

  # The matrices of each layer: q, k, v one under the other, o, gate and up one under the other, down; and the head,
  # which is the embedding; and D eps. The weights of a norm and sqrt(D) are multiplied into the matrix that follows it.
  def joined(self: __torch__.LM, w: List[Tensor], kernel: int) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    rope = annotate(List[bool], [@ROPE])
    root = torch.full([1], @HIDDEN ** 0.5, dtype=6)
    kind = 6
    if kernel == 2:
      kind = 15
    for i in range(@LAYERS):
      o = 1 + 9 * i
      qkv = torch.cat([self.paired(w[o + 1], rope[i]), self.paired(w[o + 2], rope[i]), w[o + 3]], 0)
      _0 = torch.append(out, torch.to(torch.mul(qkv, torch.mul(w[o], root)), kind))
      _1 = torch.append(out, torch.to(w[o + 4], kind))
      _2 = torch.append(out, torch.to(torch.mul(torch.cat([w[o + 6], w[o + 7]], 0), torch.mul(w[o + 5], root)), kind))
      _3 = torch.append(out, torch.to(w[o + 8], kind))
    _4 = torch.append(out, torch.mul(w[0], torch.mul(w[@LAST], root)))
    _5 = torch.append(out, torch.full([1], @HIDDEN * @EPS, dtype=6))
    return out

  # RMSNorm without weights, over sqrt(D): x / sqrt(sum(x^2) + D eps), [N, D]; least is D eps, [1].
  def normed(self: __torch__.LM, x: Tensor, least: Tensor) -> Tensor:
    size = torch.linalg_vector_norm(x, 2, [1], True)
    return torch.mul(x, torch.rsqrt(torch.addcmul(least, size, size)))

  # [max length, E / 2], complex.
  def turning(self: __torch__.LM, cos: Tensor, sin: Tensor) -> Tensor:
    return torch.complex(torch.slice(cos, 1, 0, @HALF, 1), torch.slice(sin, 1, 0, @HALF, 1))

  # x [N, D] -> down(silu(gate(x)) * up(x)), [N, D].
  def feed(self: __torch__.LM, x: Tensor, both: Tensor, down: Tensor, kernel: int) -> Tensor:
    if kernel == 2:
      gu = torch.split_with_sizes(torch.linear(torch.to(x, 15), both), [@INNER, @INNER], 1)
      out = torch.to(torch.linear(torch.mul(torch.silu(gu[0]), gu[1]), down), 6)
    else:
      gu = torch.split_with_sizes(self.linear(x, both, kernel), [@INNER, @INNER], 1)
      out = self.linear(torch.mul(torch.silu(gu[0]), gu[1]), down, kernel)
    return out

  # h [B * T, D] -> q [B, T, H, E] and k, v [B, T, G, E], q and k turned by turns, [T, 1, E / 2] or [B, 1, 1, E / 2].
  def heads(self: __torch__.LM, h: Tensor, w: Tensor, kernel: int, B: int, T: int, rope: bool, turns: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
    parts = torch.split_with_sizes(self.linear(h, w, kernel), [@QUERIES + @KEYS, @KEYS], 1)
    qk = torch.view(parts[0], [B, T, @HEADS + @GROUPS, @HEAD])
    if rope:
      pairs = torch.view_as_complex(torch.view(qk, [B, T, @HEADS + @GROUPS, @HALF, 2]))
      qk = torch.view(torch.view_as_real(torch.mul(pairs, turns)), [B, T, @HEADS + @GROUPS, @HEAD])
    split = torch.split_with_sizes(qk, [@HEADS, @GROUPS], 2)
    return (split[0], split[1], torch.view(parts[1], [B, T, @GROUPS, @HEAD]))

  # q [B, T, H, E], k and v [B, S, G, E] -> attention's [B * T, D]: causal, or what mask [B or 1, 1, T, S] shows.
  def attend(self: __torch__.LM, q: Tensor, k: Tensor, v: Tensor, causal: bool, mask: Optional[Tensor]) -> Tensor:
    y = torch.scaled_dot_product_attention(torch.transpose(q, 1, 2), torch.transpose(k, 1, 2), torch.transpose(v, 1, 2), mask, 0., causal, scale=None, enable_gqa=@GROUPED)
    return torch.reshape(torch.transpose(y, 1, 2), [-1, @QUERIES])

  # ids [B, T] -> hidden states [N, D] at the places `at` [N], indices into B * T; the last layer computes no others
  # (one: all). turns are those of the positions of ids. Keys and values of each layer are appended to the lists,
  # [B, G, T, E]; or, with one (T is 1), they are written into slot s - 1 of the lists' [B, G, S, E], and attention
  # sees the first s slots, less what mask [B, 1, 1, S] hides; an empty mask hides none.
  def trunk(self: __torch__.LM, w: List[Tensor], j: List[Tensor], kernel: int, ids: Tensor, turns: Tensor, one: bool, keys: List[Tensor], values: List[Tensor], at: Tensor, s: int, mask: Tensor) -> Tensor:
    B = torch.size(ids, 0)
    T = torch.size(ids, 1)
    rope = annotate(List[bool], [@ROPE])
    x = torch.embedding(w[0], torch.reshape(ids, [-1]))
    for i in range(@LAYERS):
      q, k, v, = self.heads(self.normed(x, j[4 * @LAYERS + 1]), j[4 * i], kernel, B, T, rope[i], turns)
      if one:
        _0 = torch.copy_(torch.slice(keys[i], 2, s - 1, s, 1), torch.transpose(k, 1, 2))
        _1 = torch.copy_(torch.slice(values[i], 2, s - 1, s, 1), torch.transpose(v, 1, 2))
        k = torch.transpose(torch.slice(keys[i], 2, 0, s, 1), 1, 2)
        v = torch.transpose(torch.slice(values[i], 2, 0, s, 1), 1, 2)
        if torch.numel(mask) > 0:
          y = self.attend(q, k, v, False, torch.slice(mask, 3, 0, s, 1))
        else:
          y = self.attend(q, k, v, False, None)
      else:
        y = self.attend(q, k, v, True, None)
        _2 = torch.append(keys, torch.transpose(k, 1, 2))
        _3 = torch.append(values, torch.transpose(v, 1, 2))
      if not one and i == @LAYERS - 1:
        x = torch.index_select(x, 0, at)
        y = torch.index_select(y, 0, at)
      x = torch.add(x, self.linear(y, j[4 * i + 1], kernel))
      x = torch.add(x, self.feed(self.normed(x, j[4 * @LAYERS + 1]), j[4 * i + 2], j[4 * i + 3], kernel))
    return x

  # Hidden states [N, D] -> log-probabilities [N, V] at a temperature. The head is the embedding.
  def scores(self: __torch__.LM, j: List[Tensor], x: Tensor, temperature: float) -> Tensor:
    logits = torch.linear(self.normed(x, j[4 * @LAYERS + 1]), j[4 * @LAYERS])
    return torch.log_softmax(torch.div(logits, temperature), 1)

  # ids [B, T] -> log-probabilities [B * T, V].
  def forward(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor, hp: Tensor) -> Tensor:
    at = torch.arange(torch.numel(ids))
    T = torch.size(ids, 1)
    none = annotate(List[Tensor], [])
    more = annotate(List[Tensor], [])
    j = self.joined(w, @TRAIN)
    turns = torch.unsqueeze(torch.slice(self.turning(cos, sin), 0, 0, T, 1), 1)
    x = self.trunk(w, j, @TRAIN, ids, turns, False, none, more, at, 0, ids)
    return self.scores(j, x, float(hp[0]))
