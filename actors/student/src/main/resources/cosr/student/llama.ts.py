# The Student's numbers: a decoder of the Llama family. full.ts.py has its layers where all weights are trained, lora.ts.py where
# adapters are; learning.ts.py has its optimizer, sampling.ts.py its sampling loop.
#
# TorchScript, packed into an archive by cosr.student.engine.djl.ScriptArchive. A name with an at sign is
# a constant of the model's shape, replaced before. Shapes: B rows, T positions, D hidden, H heads
# of E numbers, G key/value heads, V vocabulary, N completion tokens.
#
# w: embedding, then for each layer norm, q, k, v, o, norm, gate, up, down and what else its family has (ModelShape.tensors), then the last
# norm, then the head, where it is not the embedding; of them the first @FROZEN are not trained. j: what joined() makes of it; the last: D eps.
# cos, sin: [max length, E], rotary tables. turns: those of the positions of a head, as complex numbers. hp: float64 scalars, named where they are read.
# Every tensor that is made here is on the device of one that is given. Those that are only read as numbers stay in the processor's memory on
# any device: hp, cut, dims, numbers, start, room, cohorts, left, fresh, used.
# kernel: 0, as the engine does by itself, in float32 or, for checks of formulas, float64 (@REAL); 1, float32 by oneDNN; 2, the products in bfloat16.

  # Room for numbers, dims [D] the lengths; in bfloat16, which DJL itself cannot make, if half.
  def room(self: __torch__.LM, dims: Tensor, half: Tensor) -> Tensor:
    lengths = annotate(List[int], [])
    for i in range(torch.numel(dims)):
      _0 = torch.append(lengths, int(dims[i]))
    kind = @REAL
    if bool(half):
      kind = 15
    return torch.new_zeros(half, lengths, dtype=kind)

  # Writes numbers into an array from a place on.
  def fill(self: __torch__.LM, into: Tensor, numbers: Tensor, start: Tensor) -> Tensor:
    flat = torch.view(into, [-1])
    a = int(start)
    _0 = torch.copy_(torch.slice(flat, 0, a, a + torch.numel(numbers), 1), numbers)
    return start

  # The numbers of an array from cut[0] to before cut[1], in float32.
  def piece(self: __torch__.LM, of: Tensor, cut: Tensor) -> Tensor:
    return torch.to(torch.slice(torch.reshape(of, [-1]), 0, int(cut[0]), int(cut[1]), 1), 6)

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

  # RMSNorm without weights, over sqrt(D): x / sqrt(sum(x^2) + D eps), [N, D]; least is D eps, [1]. Or as transformers
  # computes norms in a float64 model, of float32 numbers.
  def normed(self: __torch__.LM, x: Tensor, least: Tensor) -> Tensor:
    if @MIMIC:
      n = torch.to(x, @NORM)
      out = torch.mul(n, torch.rsqrt(torch.add(torch.mean(torch.pow(n, 2), [-1], True), @EPS)))
      out = torch.div(torch.to(out, @REAL), @HIDDEN ** 0.5)
    else:
      size = torch.linalg_vector_norm(x, 2, [1], True)
      out = torch.mul(x, torch.rsqrt(torch.addcmul(least, size, size)))
    return out

  # [max length, E / 2], complex.
  def turning(self: __torch__.LM, cos: Tensor, sin: Tensor) -> Tensor:
    return torch.complex(torch.slice(cos, 1, 0, @HALF, 1), torch.slice(sin, 1, 0, @HALF, 1))

  # q [B, T, H, E], k and v [B, S, G, E] -> attention's [B * T, D]: causal, or what mask [B or 1, 1, T, S] shows. Or as
  # transformers does in a float64 model, with the softmax in float32.
  def attend(self: __torch__.LM, q: Tensor, k: Tensor, v: Tensor, causal: bool, mask: Optional[Tensor]) -> Tensor:
    if @MIMIC:
      T = torch.size(q, 1)
      S = torch.size(k, 1)
      each = torch.floordiv(@HEADS, @GROUPS)
      ks = torch.permute(torch.repeat_interleave(k, each, 2), [0, 2, 3, 1])
      vs = torch.transpose(torch.repeat_interleave(v, each, 2), 1, 2)
      seen = torch.mul(torch.matmul(torch.transpose(q, 1, 2), ks), @HEAD ** -0.5)
      if causal:
        seen = torch.masked_fill(seen, torch.triu(torch.new_ones(seen, [T, S], dtype=11), 1), -float("inf"))
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
    x = self.embedded(w, j, torch.reshape(ids, [-1]))
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

  # Hidden states [N, D] -> log-probabilities [N, V] at a temperature.
  def scores(self: __torch__.LM, j: List[Tensor], top: Tensor, x: Tensor, temperature: float, kernel: int) -> Tensor:
    return torch.log_softmax(torch.div(self.logits(j, top, x, kernel), temperature), 1)

  # ids [B, T] -> logits [B * T, V].
  def forward(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    at = torch.arange(torch.numel(ids), dtype=4, layout=None, device=ops.prim.device(ids), pin_memory=None)
    T = torch.size(ids, 1)
    none = annotate(List[Tensor], [])
    more = annotate(List[Tensor], [])
    j = self.joined(w, @TRAIN)
    turns = torch.unsqueeze(torch.slice(self.turning(cos, sin), 0, 0, T, 1), 1)
    return self.logits(j, self.top(j), self.trunk(w, j, @TRAIN, ids, turns, False, none, more, at, 0, ids), @TRAIN)
