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

  # Whether a token [B] ends an answer.
  def ends(self: __torch__.LM, token: Tensor) -> Tensor:
    ends = annotate(List[int], [@ENDS])
    out = torch.zeros_like(token, dtype=11)
    for i in range(torch.len(ends)):
      out = torch.logical_or(out, torch.eq(token, ends[i]))
    return out

  # Continues prompts. The prompts, ids [P, T], differ and are computed once; row r continues prompt owner[r], whose
  # length is given[r], by at most most[r] tokens. last [P]: indices into P * T of the prompts' last tokens.
  # uniforms [B, M]: one for each new token. hp: temperature, greedy
  # New token t of every row has slot T + t of the cache; the slots between a shorter prompt and T are hidden.
  # Rows that are done leave the batch when they are a quarter of it, but 8 rows stay.
  # Returns the new ids and their log-probabilities, [B, M].
  def generate(self: __torch__.LM, w: List[Tensor], ids: Tensor, last: Tensor, owner: Tensor, given: Tensor, most: Tensor, uniforms: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor]:
    j = self.joined(w, @SAMPLE)
    top = self.top(j)
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
    mask = torch.empty([0], dtype=@REAL)
    gaps = bool(torch.any(torch.lt(given, T)))
    if gaps:
      hidden = torch.ge(torch.unsqueeze(torch.arange(T), 0), torch.unsqueeze(given, 1))
      mask = torch.masked_fill(torch.zeros_like(hidden, dtype=@REAL), hidden, -float("inf"))
      mask = torch.view(torch.constant_pad_nd(mask, [0, M], 0.), [n, 1, 1, T + M])
    out = torch.full([n, M], @PAD, dtype=4)
    logps = torch.zeros([n, M], dtype=@REAL)
    rows = torch.arange(n)
    done = torch.zeros([n], dtype=11)
    at = given
    t = 0
    all = True
    going = True
    while going:
      lsm = self.scores(j, top, x, temperature, @SAMPLE)
      token = self.choice(lsm, torch.select(uniforms, 1, t), greedy)
      logp = torch.squeeze(torch.gather(lsm, 1, torch.unsqueeze(token, 1)), 1)
      if all:
        _0 = torch.copy_(torch.select(out, 1, t), torch.masked_fill(token, done, @PAD))
        _1 = torch.copy_(torch.select(logps, 1, t), torch.masked_fill(logp, done, 0.))
      else:
        _2 = torch.index_copy_(torch.select(out, 1, t), 0, rows, torch.masked_fill(token, done, @PAD))
        _3 = torch.index_copy_(torch.select(logps, 1, t), 0, rows, torch.masked_fill(logp, done, 0.))
      t = t + 1
      done = torch.logical_or(done, torch.logical_or(self.ends(token), torch.le(most, t)))
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
