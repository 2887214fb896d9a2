# The Student's numbers: a decoder of the Llama family. learning.ts.py has its optimizer, sampling.ts.py its sampling loop.
#
# TorchScript, packed into an archive by cosr.student.engine.djl.ScriptArchive. A name with an at sign is
# a constant of the model's shape, replaced before. Shapes: B rows, T positions, D hidden, H heads
# of E numbers, G key/value heads, V vocabulary, N completion tokens.
#
# w: embedding, then for each layer norm, q, k, v, o, norm, gate, up, down and what else its family has (ModelShape.tensors), then the last
# norm, then the head, where it is not the embedding. j: what joined() makes of it.
# cos, sin: [max length, E], rotary tables. turns: those of the positions of a head, as complex numbers. hp: float64 scalars, named where they are read.
# kernel: 0, as the engine does by itself, in float32 or, for checks of formulas, float64 (@REAL); 1, float32 by oneDNN; 2, the products in bfloat16.

  # x [N, I], w [O, I] as joined() makes it -> [N, O], float32.
  def linear(self: __torch__.LM, x: Tensor, w: Tensor, kernel: int) -> Tensor:
    if kernel == 2:
      out = torch.to(torch.linear(torch.to(x, 15), w), @REAL)
    else:
      if kernel == 1:
        out = torch.to_dense(torch.mkldnn_linear(torch.to_mkldnn(x), w, None))
      else:
        out = torch.linear(x, w)
    return out

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
    root = torch.full([1], @HIDDEN ** 0.5, dtype=@REAL)
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
    _5 = torch.append(out, torch.full([1], @HIDDEN * @EPS, dtype=@REAL))
    return out

  # RMSNorm without weights, over sqrt(D): x / sqrt(sum(x^2) + D eps), [N, D]; least is D eps, [1]. In a float64 program, of float32 numbers,
  # as transformers computes norms in any.
  def normed(self: __torch__.LM, x: Tensor, least: Tensor) -> Tensor:
    if @EXACT:
      n = torch.to(x, 6)
      out = torch.mul(n, torch.rsqrt(torch.add(torch.mean(torch.pow(n, 2), [-1], True), @EPS)))
      out = torch.div(torch.to(out, @REAL), @HIDDEN ** 0.5)
    else:
      size = torch.linalg_vector_norm(x, 2, [1], True)
      out = torch.mul(x, torch.rsqrt(torch.addcmul(least, size, size)))
    return out

  # [max length, E / 2], complex.
  def turning(self: __torch__.LM, cos: Tensor, sin: Tensor) -> Tensor:
    return torch.complex(torch.slice(cos, 1, 0, @HALF, 1), torch.slice(sin, 1, 0, @HALF, 1))

  # Layer i's feed-forward block of x [N, D]: down(silu(gate(x)) * up(x)), [N, D].
  def feed(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, kernel: int) -> Tensor:
    h = self.normed(x, j[4 * @LAYERS + 1])
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
    parts = torch.split_with_sizes(self.linear(self.normed(x, j[4 * @LAYERS + 1]), j[4 * i], kernel), [@QUERIES + @KEYS, @KEYS], 1)
    flat = parts[0]
    v = parts[1]
    o = 1 + @STRIDE * i
    if @INBIASED:
      flat = torch.add(flat, torch.cat([self.pairs(w[o + @INBIAS], rope), self.pairs(w[o + @INBIAS + 1], rope)], 0))
      v = torch.add(v, w[o + @INBIAS + 2])
    qk = torch.view(flat, [B, T, @HEADS + @GROUPS, @HEAD])
    if @HEADNORMED:
      by = torch.cat([torch.expand(torch.unsqueeze(self.pairs(w[o + @HEADNORM], rope), 0), [@HEADS, @HEAD]), torch.expand(torch.unsqueeze(self.pairs(w[o + @HEADNORM + 1], rope), 0), [@GROUPS, @HEAD])], 0)
      n = torch.to(qk, 6)
      squares = torch.pow(n, 2)
      if @EXACT and rope:
        squares = torch.reshape(torch.transpose(torch.view(squares, [B, T, @HEADS + @GROUPS, @HALF, 2]), 3, 4), [B, T, @HEADS + @GROUPS, @HEAD])
      n = torch.mul(n, torch.rsqrt(torch.add(torch.mean(squares, [3], True), @EPS)))
      qk = torch.mul(torch.to(n, @REAL), by)
    if rope:
      complex = torch.view_as_complex(torch.view(qk, [B, T, @HEADS + @GROUPS, @HALF, 2]))
      qk = torch.view(torch.view_as_real(torch.mul(complex, turns)), [B, T, @HEADS + @GROUPS, @HEAD])
    split = torch.split_with_sizes(qk, [@HEADS, @GROUPS], 2)
    return (split[0], split[1], torch.view(v, [B, T, @GROUPS, @HEAD]))

  # q [B, T, H, E], k and v [B, S, G, E] -> attention's [B * T, D]: causal, or what mask [B or 1, 1, T, S] shows. In a float64 program with
  # the softmax in float32, as transformers computes it in any.
  def attend(self: __torch__.LM, q: Tensor, k: Tensor, v: Tensor, causal: bool, mask: Optional[Tensor]) -> Tensor:
    if @EXACT:
      T = torch.size(q, 1)
      S = torch.size(k, 1)
      each = torch.floordiv(@HEADS, @GROUPS)
      ks = torch.permute(torch.repeat_interleave(k, each, 2), [0, 2, 3, 1])
      vs = torch.transpose(torch.repeat_interleave(v, each, 2), 1, 2)
      seen = torch.mul(torch.matmul(torch.transpose(q, 1, 2), ks), @HEAD ** -0.5)
      if causal:
        seen = torch.masked_fill(seen, torch.triu(torch.ones([T, S], dtype=11), 1), -float("inf"))
      if mask is not None:
        seen = torch.add(seen, unchecked_cast(Tensor, mask))
      share = torch.to(torch.softmax(seen, 3, dtype=6), @REAL)
      y = torch.matmul(share, vs)
    else:
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
    x = torch.embedding(w[0], torch.reshape(ids, [-1]), @QUIET)
    for i in range(@LAYERS):
      q, k, v, = self.heads(w, j, i, x, kernel, B, T, rope[i], turns)
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
      x = self.closed(w, j, i, x, y, kernel)
    return x

  # Hidden states [N, D] -> logits [N, V].
  def logits(self: __torch__.LM, j: List[Tensor], x: Tensor) -> Tensor:
    return torch.linear(self.normed(x, j[4 * @LAYERS + 1]), j[4 * @LAYERS])

  # Hidden states [N, D] -> log-probabilities [N, V] at a temperature.
  def scores(self: __torch__.LM, j: List[Tensor], x: Tensor, temperature: float) -> Tensor:
    return torch.log_softmax(torch.div(self.logits(j, x), temperature), 1)

  # ids [B, T] -> logits [B * T, V].
  def forward(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    at = torch.arange(torch.numel(ids))
    T = torch.size(ids, 1)
    none = annotate(List[Tensor], [])
    more = annotate(List[Tensor], [])
    j = self.joined(w, @TRAIN)
    turns = torch.unsqueeze(torch.slice(self.turning(cos, sin), 0, 0, T, 1), 1)
    return self.logits(j, self.trunk(w, j, @TRAIN, ids, turns, False, none, more, at, 0, ids))
