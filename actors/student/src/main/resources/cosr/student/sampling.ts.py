# How the Student writes: the sampling loop. Names, shapes and kinds of kernels: llama.ts.py.

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

  # Scaled logits z [B, V] without what the likeliest tokens need not to come to p [B] (float64): a token goes where the
  # sum up to it, of those that are less likely, is at most 1 - p. Of a large vocabulary only the likeliest are sorted,
  # where they are enough.
  def nucleus(self: __torch__.LM, z: Tensor, p: Tensor) -> Tensor:
    limit = torch.to(torch.unsqueeze(torch.sub(torch.ones_like(p), p), 1), @REAL)
    whole = torch.unsqueeze(torch.ge(p, 1.), 1)
    total = torch.logsumexp(z, [1], True)
    some = z
    places = z
    rest = torch.zeros_like(total)
    few = False
    if torch.size(z, 1) > 4096:
      best, found, = torch.topk(z, 1024, 1, True, True)
      places, _0, = torch.sort(found, stable=True, dim=1, descending=False)
      some = torch.gather(z, 1, places)
      rest = torch.sub(torch.ones_like(total), torch.sum(torch.exp(torch.sub(some, total)), [1], True))
      least = torch.exp(torch.sub(torch.slice(best, 1, -1, 9223372036854775807, 1), total))
      few = bool(torch.all(torch.logical_or(whole, torch.lt(torch.add(rest, least), limit))))
      if not few:
        some = z
        rest = torch.zeros_like(total)
    sorted, ranks, = torch.sort(some, stable=True, dim=1, descending=False)
    gone = torch.le(torch.add(torch.cumsum(torch.exp(torch.sub(sorted, total)), 1), rest), limit)
    gone = torch.constant_pad_nd(torch.slice(gone, 1, 0, -1, 1), [0, 1], False)
    if few:
      ranks = torch.gather(places, 1, ranks)
    drop = torch.scatter(torch.ones_like(z, dtype=11), 1, ranks, gone)
    return torch.masked_fill(z, torch.logical_and(drop, torch.logical_not(whole)), -float("inf"))

  # Scaled logits z [B, V], -inf where a row's filters let no token be drawn. how [B, 5], float64: temperature (not
  # used here), top-k (0: all), top-p (1: all), min-p (0: all), greedy (not used here).
  def kept(self: __torch__.LM, z: Tensor, how: Tensor) -> Tensor:
    k = torch.to(torch.select(how, 1, 1), 4)
    if bool(torch.any(torch.gt(k, 0))):
      k = torch.clamp_max(k, torch.size(z, 1))
      best, _0, = torch.topk(z, int(torch.max(k)), 1, True, True)
      least = torch.gather(best, 1, torch.unsqueeze(torch.clamp_min(torch.sub(k, 1), 0), 1))
      beyond = torch.logical_and(torch.lt(z, least), torch.unsqueeze(torch.gt(k, 0), 1))
      z = torch.masked_fill(z, beyond, -float("inf"))
    p = torch.select(how, 1, 2)
    if bool(torch.any(torch.lt(p, 1.))):
      z = self.nucleus(z, p)
    m = torch.select(how, 1, 3)
    if bool(torch.any(torch.gt(m, 0.))):
      share = torch.exp(torch.sub(z, torch.amax(z, [1], True)))
      z = torch.masked_fill(z, torch.lt(share, torch.to(torch.unsqueeze(m, 1), @REAL)), -float("inf"))
    return z

  # Logits [B, V] over each row's temperature.
  def scaled(self: __torch__.LM, logits: Tensor, how: Tensor) -> Tensor:
    return torch.div(logits, torch.to(torch.unsqueeze(torch.select(how, 1, 0), 1), @REAL))

  # The probabilities [B, V] that tokens are drawn by.
  def remaining(self: __torch__.LM, logits: Tensor, how: Tensor) -> Tensor:
    return torch.softmax(self.kept(self.scaled(logits, how), how), 1)

  # One token for each of x [B, D] and its log-probability, of the whole distribution at its temperature. own: whether the
  # rows have settings of their own (how); otherwise all have this temperature and are greedy or not.
  def chosen(self: __torch__.LM, j: List[Tensor], top: Tensor, x: Tensor, uniform: Tensor, how: Tensor, own: bool, temperature: float, greedy: bool) -> Tuple[Tensor, Tensor]:
    if own:
      z = self.scaled(self.logits(j, top, x, @SAMPLE), how)
      lsm = torch.log_softmax(z, 1)
      token = self.choice(torch.log_softmax(self.kept(z, how), 1), uniform, False)
      token = torch.where(torch.gt(torch.select(how, 1, 4), 0.5), torch.argmax(z, 1), token)
    else:
      lsm = self.scores(j, top, x, temperature, @SAMPLE)
      token = self.choice(lsm, uniform, greedy)
    return (token, torch.squeeze(torch.gather(lsm, 1, torch.unsqueeze(token, 1)), 1))

  # Whether a token [B] ends an answer: any, or one for which it is among the row's stops [B, K].
  def ends(self: __torch__.LM, token: Tensor, stops: Tensor) -> Tensor:
    ends = annotate(List[int], [@ENDS])
    out = torch.any(torch.eq(stops, torch.unsqueeze(token, 1)), 1)
    for i in range(torch.len(ends)):
      out = torch.logical_or(out, torch.eq(token, ends[i]))
    return out

  # Continues prompts. The prompts, ids [P, T], differ and are computed once; row r continues prompt owner[r], whose
  # length is given[r], by at most most[r] tokens. last [P]: indices into P * T of the prompts' last tokens.
  # uniforms [B, M]: one for each new token. how: see kept. stops [B, K]: ids that end a row, or -1. hp: temperature, greedy, own: see chosen.
  # New token t of every row has slot T + t of the cache; the slots between a shorter prompt and T are hidden.
  # Rows that are done leave the batch when they are a quarter of it, but 8 rows stay.
  # Returns the new ids and their log-probabilities, [B, M].
  def generate(self: __torch__.LM, w: List[Tensor], ids: Tensor, last: Tensor, owner: Tensor, given: Tensor, most: Tensor, uniforms: Tensor, how: Tensor, stops: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor]:
    j = self.joined(w, @SAMPLE)
    top = self.top(j)
    T = torch.size(ids, 1)
    n = torch.size(owner, 0)
    M = torch.size(uniforms, 1)
    temperature = float(hp[0])
    greedy = bool(torch.gt(hp[1], 0.5))
    own = bool(torch.gt(hp[2], 0.5))
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
    mask = torch.new_empty(given, [0], dtype=@REAL)
    gaps = bool(torch.any(torch.lt(given, T)))
    if gaps:
      hidden = torch.ge(torch.unsqueeze(torch.arange(T, dtype=4, layout=None, device=ops.prim.device(given), pin_memory=None), 0), torch.unsqueeze(given, 1))
      mask = torch.masked_fill(torch.zeros_like(hidden, dtype=@REAL), hidden, -float("inf"))
      mask = torch.view(torch.constant_pad_nd(mask, [0, M], 0.), [n, 1, 1, T + M])
    out = torch.new_full(ids, [n, M], @PAD, dtype=4)
    logps = torch.new_zeros(given, [n, M], dtype=@REAL)
    rows = torch.arange(n, dtype=4, layout=None, device=ops.prim.device(given), pin_memory=None)
    done = torch.new_zeros(given, [n], dtype=11)
    at = given
    t = 0
    all = True
    going = True
    while going:
      token, logp, = self.chosen(j, top, x, torch.select(uniforms, 1, t), how, own, temperature, greedy)
      if all:
        _0 = torch.copy_(torch.select(out, 1, t), torch.masked_fill(token, done, @PAD))
        _1 = torch.copy_(torch.select(logps, 1, t), torch.masked_fill(logp, done, 0.))
      else:
        _2 = torch.index_copy_(torch.select(out, 1, t), 0, rows, torch.masked_fill(token, done, @PAD))
        _3 = torch.index_copy_(torch.select(logps, 1, t), 0, rows, torch.masked_fill(logp, done, 0.))
      t = t + 1
      done = torch.logical_or(done, torch.logical_or(self.ends(token, stops), torch.le(most, t)))
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
          how = torch.index_select(how, 0, stay)
          stops = torch.index_select(stops, 0, stay)
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
