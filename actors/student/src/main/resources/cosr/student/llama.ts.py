# The Student's numbers: a decoder of the Llama family, its sampling loop and its optimizer.
#
# TorchScript, packed into an archive by cosr.student.engine.djl.ScriptArchive. A name with an at sign is
# a constant of the model's shape, replaced before. Shapes: B rows, T positions, D hidden, H heads
# of E numbers, G key/value heads, V vocabulary, N completion tokens.
#
# w: embedding, then for each layer norm, q, k, v, o, norm, gate, up, down, then the last norm.
# cos, sin: [max length, E], rotary tables. hp: float64 scalars, named where they are read.

  def rotated(self: __torch__.LM, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    turned = torch.cat([torch.neg(torch.slice(x, 3, @HALF, @HEAD, 1)), torch.slice(x, 3, 0, @HALF, 1)], 3)
    return torch.add(torch.mul(x, cos), torch.mul(turned, sin))

  # Matrices that are applied to the same input, one under the other: q, k, v and gate, up of each layer.
  def joined(self: __torch__.LM, w: List[Tensor]) -> List[Tensor]:
    out = annotate(List[Tensor], [])
    for i in range(@LAYERS):
      o = 1 + 9 * i
      _0 = torch.append(out, torch.cat([w[o + 1], w[o + 2], w[o + 3]], 0))
      _1 = torch.append(out, torch.cat([w[o + 6], w[o + 7]], 0))
    return out

  # ids [B, T] at positions from `start` on -> hidden states [B, T, D]. With a cache, keys and values
  # [B, G, all positions, E] of each layer are written there and read from the beginning.
  def trunk(self: __torch__.LM, w: List[Tensor], j: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor, keys: List[Tensor], values: List[Tensor], start: int, cached: bool) -> Tensor:
    B = torch.size(ids, 0)
    T = torch.size(ids, 1)
    rope = annotate(List[bool], [@ROPE])
    c = torch.slice(cos, 0, start, start + T, 1)
    s = torch.slice(sin, 0, start, start + T, 1)
    x = torch.embedding(w[0], ids)
    for i in range(@LAYERS):
      o = 1 + 9 * i
      h = torch.rms_norm(x, [@HIDDEN], w[o], @EPS)
      qkv = torch.split_with_sizes(torch.linear(h, j[2 * i]), [@QUERIES, @KEYS, @KEYS], 2)
      q = torch.transpose(torch.view(qkv[0], [B, T, @HEADS, @HEAD]), 1, 2)
      k = torch.transpose(torch.view(qkv[1], [B, T, @GROUPS, @HEAD]), 1, 2)
      v = torch.transpose(torch.view(qkv[2], [B, T, @GROUPS, @HEAD]), 1, 2)
      if rope[i]:
        q = self.rotated(q, c, s)
        k = self.rotated(k, c, s)
      if cached:
        _2 = torch.copy_(torch.slice(keys[i], 2, start, start + T, 1), k)
        _3 = torch.copy_(torch.slice(values[i], 2, start, start + T, 1), v)
        k = torch.slice(keys[i], 2, 0, start + T, 1)
        v = torch.slice(values[i], 2, 0, start + T, 1)
      y = torch.scaled_dot_product_attention(q, k, v, None, 0., T > 1, scale=None, enable_gqa=@GROUPED)
      x = torch.add(x, torch.linear(torch.reshape(torch.transpose(y, 1, 2), [B, T, @QUERIES]), w[o + 4]))
      h2 = torch.rms_norm(x, [@HIDDEN], w[o + 5], @EPS)
      gu = torch.split_with_sizes(torch.linear(h2, j[2 * i + 1]), [@INNER, @INNER], 2)
      x = torch.add(x, torch.linear(torch.mul(torch.silu(gu[0]), gu[1]), w[o + 8]))
    return x

  # Hidden states [N, D] -> log-probabilities [N, V] at a temperature. The head is the embedding.
  def scores(self: __torch__.LM, w: List[Tensor], x: Tensor, temperature: float) -> Tensor:
    logits = torch.linear(torch.rms_norm(x, [@HIDDEN], w[@LAST], @EPS), w[0])
    return torch.log_softmax(torch.div(logits, temperature), 1)

  # ids [B, T] -> log-probabilities [B * T, V].
  def forward(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor, hp: Tensor) -> Tensor:
    none = annotate(List[Tensor], [])
    x = self.trunk(w, self.joined(w), ids, cos, sin, none, none, 0, False)
    return self.scores(w, torch.reshape(x, [-1, @HIDDEN]), float(hp[0]))

  # Adds the gradient of one micro-batch to `sums`.
  #   ids [B, T]; at [N] indices into B * T of the states that predict; target, old, weight [N]
  #   hp: first micro-batch, policy loss, temperature, 1 / completion tokens of the whole batch, clip low, clip high
  # Returns sums over the micro-batch: loss, entropy, clipped low, clipped high, ratio.
  def gradients(self: __torch__.LM, w: List[Tensor], sums: List[Tensor], ids: Tensor, at: Tensor, target: Tensor, old: Tensor, weight: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    none = annotate(List[Tensor], [])
    x = self.trunk(w, self.joined(w), ids, cos, sin, none, none, 0, False)
    lsm = self.scores(w, torch.index_select(torch.reshape(x, [-1, @HIDDEN]), 0, at), float(hp[2]))
    lp = torch.squeeze(torch.gather(lsm, 1, torch.unsqueeze(target, 1)), 1)
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
    entropy = torch.neg(torch.sum(torch.mul(torch.exp(lsm), lsm)))
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
      _0 = torch.add_(steps, 1.)
      for matrices in [True, False]:
        pw = annotate(List[Tensor], [])
        pg = annotate(List[Tensor], [])
        pm = annotate(List[Tensor], [])
        pv = annotate(List[Tensor], [])
        none = annotate(List[Tensor], [])
        counts = annotate(List[Tensor], [])
        decay = 0.
        if matrices:
          decay = float(hp[1])
        for i in range(torch.len(sums)):
          if torch.eq(torch.gt(torch.dim(w[i]), 1), matrices):
            _1 = torch.append(pw, w[i])
            _2 = torch.append(pg, torch.mul_(sums[i], torch.to(shrink, 6)))
            _3 = torch.append(pm, m[i])
            _4 = torch.append(pv, v[i])
            _5 = torch.append(counts, steps)
        torch._fused_adamw_(pw, pg, pm, pv, none, counts, lr=float(hp[0]), beta1=float(hp[2]), beta2=float(hp[3]), weight_decay=decay, eps=float(hp[4]), amsgrad=False, maximize=False)
    return norm

  # Continues prompts. ids, uniforms [B, T]; given, ends [B]: prompt length, and length at which a row stops.
  #   hp: shortest prompt, temperature, greedy
  # Rows with longer prompts are fed their own tokens until these are used up. Rows that are done leave
  # the batch when they are a quarter of it, but 8 rows stay. Returns ids and log-probabilities [B, T].
  def generate(self: __torch__.LM, w: List[Tensor], ids: Tensor, given: Tensor, ends: Tensor, uniforms: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor]:
    j = self.joined(w)
    T = torch.size(ids, 1)
    least = int(hp[0])
    temperature = float(hp[1])
    greedy = bool(torch.gt(hp[2], 0.5))
    keys = annotate(List[Tensor], [])
    values = annotate(List[Tensor], [])
    for i in range(@LAYERS):
      _0 = torch.append(keys, torch.zeros([torch.size(ids, 0), @GROUPS, T, @HEAD], dtype=6))
      _1 = torch.append(values, torch.zeros([torch.size(ids, 0), @GROUPS, T, @HEAD], dtype=6))
    out = torch.clone(ids)
    logps = torch.zeros([torch.size(ids, 0), T], dtype=6)
    rows = torch.arange(torch.size(ids, 0))
    index = torch.arange(@VOCAB)
    done = torch.zeros([torch.size(ids, 0)], dtype=11)
    fed = torch.slice(ids, 1, 0, least, 1)
    start = 0
    t = least
    going = True
    while going:
      x = self.trunk(w, j, fed, cos, sin, keys, values, start, True)
      lsm = self.scores(w, torch.select(x, 1, torch.size(x, 1) - 1), temperature)
      if greedy:
        drawn = torch.argmax(lsm, 1)
      else:
        p = torch.exp(lsm)
        below = torch.sum(torch.le(torch.cumsum(p, 1), torch.unsqueeze(torch.select(uniforms, 1, t), 1)), [1])
        drawn = torch.minimum(below, torch.amax(torch.mul(index, torch.gt(p, 0.)), [1]))
      forced = torch.gt(given, t)
      live = torch.logical_not(torch.logical_or(forced, done))
      token = torch.where(forced, torch.select(ids, 1, t), torch.where(done, torch.full_like(drawn, @PAD), drawn))
      logp = torch.mul(torch.squeeze(torch.gather(lsm, 1, torch.unsqueeze(drawn, 1)), 1), live)
      _2 = torch.index_copy_(torch.select(out, 1, t), 0, rows, token)
      _3 = torch.index_copy_(torch.select(logps, 1, t), 0, rows, logp)
      start = t
      t = t + 1
      done = torch.logical_or(done, torch.logical_and(live, torch.logical_or(torch.eq(token, @EOS), torch.le(ends, t))))
      n = torch.size(done, 0)
      left = n - int(torch.sum(done))
      going = left > 0
      keep = max(left, 8)
      if going and 4 * keep <= 3 * n:
        stay = torch.slice(torch.argsort(done, stable=True, dim=0, descending=False), 0, 0, keep, 1)
        shorter = annotate(List[Tensor], [])
        shorter2 = annotate(List[Tensor], [])
        for i in range(@LAYERS):
          _4 = torch.append(shorter, torch.index_select(keys[i], 0, stay))
          _5 = torch.append(shorter2, torch.index_select(values[i], 0, stay))
        keys = shorter
        values = shorter2
        ids = torch.index_select(ids, 0, stay)
        given = torch.index_select(given, 0, stay)
        ends = torch.index_select(ends, 0, stay)
        uniforms = torch.index_select(uniforms, 0, stay)
        rows = torch.index_select(rows, 0, stay)
        done = torch.index_select(done, 0, stay)
        token = torch.index_select(token, 0, stay)
      fed = torch.unsqueeze(token, 1)
    return (out, logps)
