# The Student's numbers: a decoder of the Llama family, its sampling loop and its optimizer.
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

  # What the completions of a block may see: slots of their prompts' T, less the gaps, then their own up to themselves.
  # given [R], lengths of the rows' prompts -> [R, 1, C, T + C], or [1, 1, C, T + C] where no prompt has a gap.
  def sight(self: __torch__.LM, given: Tensor, T: int, C: int) -> Tensor:
    after = torch.triu(torch.ones([C, C], dtype=11), 1)
    if bool(torch.any(torch.lt(given, T))):
      R = torch.size(given, 0)
      gap = torch.ge(torch.unsqueeze(torch.arange(T), 0), torch.unsqueeze(given, 1))
      hidden = torch.cat([torch.expand(torch.view(gap, [R, 1, 1, T]), [-1, -1, C, -1]), torch.expand(torch.view(after, [1, 1, C, C]), [R, -1, -1, -1])], 3)
    else:
      hidden = torch.view(torch.cat([torch.zeros([C, T], dtype=11), after], 1), [1, 1, C, T + C])
    return torch.masked_fill(torch.zeros_like(hidden, dtype=6), hidden, -float("inf"))

  # Hidden states [U, D] at the places `at` [U] (as many as ids: at all) of prompts that are computed once, completions that follow them, and
  # whole rows. ids are P prompts of T tokens and then blocks: R rows of C tokens.
  #   cut: P, T and then R, C and 1 for completions, 0 for whole rows, of each block; ids, place [P * T + sum of R * C],
  #   tokens and their positions; owner, given [sum of R], prompts of completions and their lengths
  def states(self: __torch__.LM, w: List[Tensor], j: List[Tensor], cut: Tensor, ids: Tensor, place: Tensor, owner: Tensor, given: Tensor, at: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    P = int(cut[0])
    T = int(cut[1])
    sizes = annotate(List[int], [P * T])
    counts = annotate(List[int], [])
    follows = annotate(List[bool], [])
    owners = annotate(List[Tensor], [])
    masks = annotate(List[Tensor], [])
    row = 0
    for b in range(torch.floordiv(torch.size(cut, 0) - 2, 3)):
      R = int(cut[2 + 3 * b])
      C = int(cut[3 + 3 * b])
      _0 = torch.append(sizes, R * C)
      _1 = torch.append(counts, R)
      _2 = torch.append(follows, bool(torch.gt(cut[4 + 3 * b], 0)))
      _3 = torch.append(owners, torch.slice(owner, 0, row, row + R, 1))
      if follows[b]:
        _4 = torch.append(masks, self.sight(torch.slice(given, 0, row, row + R, 1), T, C))
      else:
        _5 = torch.append(masks, given)
      row = row + R
    rope = annotate(List[bool], [@ROPE])
    turns = torch.unsqueeze(torch.index_select(self.turning(cos, sin), 0, place), 1)
    N = torch.size(ids, 0)
    x = torch.embedding(w[0], ids)
    for i in range(@LAYERS):
      q, k, v, = self.heads(self.normed(x, j[4 * @LAYERS + 1]), j[4 * i], @TRAIN, 1, N, rope[i], turns)
      if P == 0 and torch.len(counts) == 1:
        R = counts[0]
        y = self.attend(torch.view(q, [R, -1, @HEADS, @HEAD]), torch.view(k, [R, -1, @GROUPS, @HEAD]), torch.view(v, [R, -1, @GROUPS, @HEAD]), True, None)
      else:
        qs = torch.split_with_sizes(torch.squeeze(q, 0), sizes, 0)
        ks = torch.split_with_sizes(torch.squeeze(k, 0), sizes, 0)
        vs = torch.split_with_sizes(torch.squeeze(v, 0), sizes, 0)
        both = ks
        ys = annotate(List[Tensor], [])
        prompts = k
        if P > 0:
          both = torch.split_with_sizes(torch.squeeze(torch.cat([k, v], 3), 0), sizes, 0)
          prompts = torch.view(both[0], [P, T, @GROUPS, 2 * @HEAD])
          kv = torch.split_with_sizes(prompts, [@HEAD, @HEAD], 3)
          _6 = torch.append(ys, self.attend(torch.view(qs[0], [P, T, @HEADS, @HEAD]), kv[0], kv[1], True, None))
        for b in range(torch.len(counts)):
          bq = torch.view(qs[b + 1], [counts[b], -1, @HEADS, @HEAD])
          if follows[b]:
            own = torch.view(both[b + 1], [counts[b], -1, @GROUPS, 2 * @HEAD])
            kv = torch.split_with_sizes(torch.cat([torch.index_select(prompts, 0, owners[b]), own], 1), [@HEAD, @HEAD], 3)
            y = self.attend(bq, kv[0], kv[1], False, masks[b])
          else:
            bk = torch.view(ks[b + 1], [counts[b], -1, @GROUPS, @HEAD])
            bv = torch.view(vs[b + 1], [counts[b], -1, @GROUPS, @HEAD])
            y = self.attend(bq, bk, bv, True, None)
          _7 = torch.append(ys, y)
        y = ys[0]
        if torch.len(ys) > 1:
          y = torch.cat(ys, 0)
      if i == @LAYERS - 1 and torch.size(at, 0) < N:
        x = torch.index_select(x, 0, at)
        y = torch.index_select(y, 0, at)
      x = torch.add(x, self.linear(y, j[4 * i + 1], @TRAIN))
      x = torch.add(x, self.feed(self.normed(x, j[4 * @LAYERS + 1]), j[4 * i + 2], j[4 * i + 3], @TRAIN))
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

  # Adds the gradient of one micro-batch to `sums`.
  #   cut, ids, place, owner, given, at [U]: as states() takes them; target [N], of each completion token its index
  #   into [U, V]; predicted [U], how many tokens each state predicts; old, weight [N]
  #   hp: first micro-batch, policy loss, temperature, 1 / completion tokens of the whole batch, clip low, clip high
  # Returns sums over the micro-batch: loss, entropy, clipped low, clipped high, ratio.
  def gradients(self: __torch__.LM, w: List[Tensor], sums: List[Tensor], cut: Tensor, ids: Tensor, place: Tensor, owner: Tensor, given: Tensor, at: Tensor, target: Tensor, predicted: Tensor, old: Tensor, weight: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    j = self.joined(w, @TRAIN)
    lsm = self.scores(j, self.states(w, j, cut, ids, place, owner, given, at, cos, sin), float(hp[2]))
    lp = torch.index_select(torch.reshape(lsm, [-1]), 0, target)
    policy = bool(torch.gt(hp[1], 0.5))
    low = 1. - float(hp[4])
    high = 1. + float(hp[5])
    ratio = torch.ones_like(lp)
    if policy:
      ratio = torch.exp(torch.sub(lp, old))
      gain = torch.minimum(torch.mul(ratio, weight), torch.mul(torch.clamp(ratio, low, high), weight))
    else:
      gain = torch.mul(lp, weight)
    loss = torch.mul(torch.neg(torch.sum(gain)), float(hp[3]))
    grads = torch.autograd.grad([loss], w)
    torch.set_grad_enabled(False)
    first = bool(torch.gt(hp[0], 0.5))
    for i in range(torch.len(grads)):
      g = unchecked_cast(Tensor, grads[i])
      if first:
        _0 = torch.copy_(sums[i], g)
      else:
        _1 = torch.add_(sums[i], g)
    entropy = torch.neg(torch.sum(torch.mul(torch.sum(torch.mul(torch.exp(lsm), lsm), [1]), predicted)))
    under = torch.sum(torch.logical_and(torch.lt(ratio, low), torch.lt(weight, 0.)))
    over = torch.sum(torch.logical_and(torch.gt(ratio, high), torch.gt(weight, 0.)))
    out = torch.stack([torch.to(loss, 7), torch.to(entropy, 7), torch.to(under, 7), torch.to(over, 7), torch.to(torch.sum(ratio), 7)])
    torch.set_grad_enabled(True)
    return torch.detach(out)

  # Clips the summed gradients by their global norm and takes one AdamW step; decay on matrices only.
  #   hp: learning rate, weight decay, beta1, beta2, epsilon, greatest norm
  # Returns the norm before clipping; if it isn't finite, nothing is changed.
  def update(self: __torch__.LM, w: List[Tensor], sums: List[Tensor], m: List[Tensor], v: List[Tensor], steps: Tensor, hp: Tensor) -> Tensor:
    square = torch.zeros([], dtype=7)
    for i in range(torch.len(sums)):
      square = torch.add(square, torch.to(torch.sum(torch.mul(sums[i], sums[i])), 7))
    norm = torch.sqrt(square)
    if bool(torch.isfinite(norm)):
      shrink = torch.clamp_max(torch.div(hp[5], torch.add(norm, 1e-6)), 1.)
      keep = 1. - float(hp[0]) * float(hp[1])
      counts = annotate(List[Tensor], [])
      none = annotate(List[Tensor], [])
      _0 = torch.add_(steps, 1.)
      for i in range(torch.len(w)):
        _1 = torch.mul_(sums[i], torch.to(shrink, 6))
        _2 = torch.append(counts, steps)
        if torch.dim(w[i]) > 1:
          _3 = torch.mul_(w[i], keep)
      # Only on the arguments themselves: TorchScript drops the call as dead code on lists that are made here.
      torch._fused_adamw_(w, sums, m, v, none, counts, lr=float(hp[0]), beta1=float(hp[2]), beta2=float(hp[3]), weight_decay=0., eps=float(hp[4]), amsgrad=False, maximize=False)
    return norm

  # One token for each row: where the cumulated probabilities pass its uniform, or the likeliest.
  # lsm [B, V], uniform [B] -> [B]
  def choice(self: __torch__.LM, lsm: Tensor, uniform: Tensor, greedy: bool) -> Tensor:
    if greedy:
      out = torch.argmax(lsm, 1)
    else:
      # Less than all of it, so that a token without probability is never taken.
      sums = torch.cumsum(torch.exp(lsm), 1)
      below = torch.logical_and(torch.le(sums, torch.unsqueeze(uniform, 1)), torch.lt(sums, torch.slice(sums, 1, -1, 9223372036854775807, 1)))
      out = torch.sum(below, [1])
    return out

  # Continues prompts. The prompts, ids [P, T], differ and are computed once; row r continues prompt owner[r], whose
  # length is given[r], by at most most[r] tokens. last [P]: indices into P * T of the prompts' last tokens.
  # uniforms [B, M]: one for each new token. hp: temperature, greedy
  # New token t of every row has slot T + t of the cache; the slots between a shorter prompt and T are hidden.
  # Rows that are done leave the batch when they are a quarter of it, but 8 rows stay.
  # Returns the new ids and their log-probabilities, [B, M].
  def generate(self: __torch__.LM, w: List[Tensor], ids: Tensor, last: Tensor, owner: Tensor, given: Tensor, most: Tensor, uniforms: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor]:
    j = self.joined(w, @SAMPLE)
    T = torch.size(ids, 1)
    n = torch.size(owner, 0)
    M = torch.size(uniforms, 1)
    temperature = float(hp[0])
    greedy = bool(torch.gt(hp[1], 0.5))
    keys = annotate(List[Tensor], [])
    values = annotate(List[Tensor], [])
    table = self.turning(cos, sin)
    turns = torch.unsqueeze(torch.slice(table, 0, 0, T, 1), 1)
    x = self.trunk(w, j, @SAMPLE, ids, turns, False, keys, values, last, 0, ids)
    x = torch.index_select(x, 0, owner)
    for i in range(@LAYERS):
      room = [0, 0, 0, M]
      keys[i] = torch.constant_pad_nd(torch.index_select(keys[i], 0, owner), room, 0.)
      values[i] = torch.constant_pad_nd(torch.index_select(values[i], 0, owner), room, 0.)
    mask = torch.empty([0], dtype=6)
    gaps = bool(torch.any(torch.lt(given, T)))
    if gaps:
      hidden = torch.ge(torch.unsqueeze(torch.arange(T), 0), torch.unsqueeze(given, 1))
      mask = torch.masked_fill(torch.zeros_like(hidden, dtype=6), hidden, -float("inf"))
      mask = torch.view(torch.constant_pad_nd(mask, [0, M], 0.), [n, 1, 1, T + M])
    out = torch.full([n, M], @PAD, dtype=4)
    logps = torch.zeros([n, M], dtype=6)
    rows = torch.arange(n)
    done = torch.zeros([n], dtype=11)
    at = given
    t = 0
    all = True
    going = True
    while going:
      lsm = self.scores(j, x, temperature)
      token = self.choice(lsm, torch.select(uniforms, 1, t), greedy)
      logp = torch.squeeze(torch.gather(lsm, 1, torch.unsqueeze(token, 1)), 1)
      if all:
        _0 = torch.copy_(torch.select(out, 1, t), torch.masked_fill(token, done, @PAD))
        _1 = torch.copy_(torch.select(logps, 1, t), torch.masked_fill(logp, done, 0.))
      else:
        _2 = torch.index_copy_(torch.select(out, 1, t), 0, rows, torch.masked_fill(token, done, @PAD))
        _3 = torch.index_copy_(torch.select(logps, 1, t), 0, rows, torch.masked_fill(logp, done, 0.))
      t = t + 1
      done = torch.logical_or(done, torch.logical_or(torch.eq(token, @EOS), torch.le(most, t)))
      n = torch.size(done, 0)
      left = n - int(torch.sum(done))
      going = left > 0
      if going:
        keep = max(left, 8)
        if 4 * keep <= 3 * n:
          all = False
          stay = torch.slice(torch.argsort(done, stable=True, dim=0, descending=False), 0, 0, keep, 1)
          for i in range(@LAYERS):
            keys[i] = torch.index_select(keys[i], 0, stay)
            values[i] = torch.index_select(values[i], 0, stay)
          most = torch.index_select(most, 0, stay)
          uniforms = torch.index_select(uniforms, 0, stay)
          rows = torch.index_select(rows, 0, stay)
          done = torch.index_select(done, 0, stay)
          token = torch.index_select(token, 0, stay)
          at = torch.index_select(at, 0, stay)
          if gaps:
            mask = torch.index_select(mask, 0, stay)
        # A row that is done goes on without being read; it may be as long as any.
        at = torch.clamp_max(at, torch.size(cos, 0) - 1)
        turns = torch.view(torch.index_select(table, 0, at), [-1, 1, 1, @HALF])
        x = self.trunk(w, j, @SAMPLE, torch.unsqueeze(token, 1), turns, True, keys, values, token, T + t, mask)
        at = torch.add(at, 1)
    return (out, logps)
