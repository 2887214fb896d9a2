# A batch that rows enter and leave while it is sampled. Names, shapes and kinds of kernels: llama.ts.py.
#
# Rows that entered together are a cohort: they share a cache, whose slots are in the order of time, so that a new token of each has the same
# slot. caches: for each of C cohorts its keys [b, G, S, E] of each layer and then its values. masks: for each cohort [b, 1, 1, S], which
# hides slots between a shorter prompt and its neighbours'; empty, where there are none. The products of a layer run over the rows of all
# cohorts at once, attention cohort by cohort: none looks further back than its longest row.

  # What the weights make for sampling, once as long as they stay the same.
  def prepared(self: __torch__.LM, w: List[Tensor]) -> List[Tensor]:
    return self.joined(w, @SAMPLE)

  # A mask for n rows and S slots that hides nothing, or the one there is.
  def shown(self: __torch__.LM, mask: Tensor, n: int, S: int) -> Tensor:
    if torch.numel(mask) == 0:
      mask = torch.new_zeros(mask, [n, 1, 1, S], dtype=@REAL)
    return mask

  # A cohort of prompts: ids, last, owner, given as in generate; room: slots for new tokens. Returns the hidden states [b, D] that their
  # first tokens come from, the cohort's cache and its mask.
  def enter(self: __torch__.LM, w: List[Tensor], j: List[Tensor], ids: Tensor, last: Tensor, owner: Tensor, given: Tensor, room: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, List[Tensor], Tensor]:
    T = torch.size(ids, 1)
    more = [0, 0, 0, int(room)]
    keys = annotate(List[Tensor], [])
    values = annotate(List[Tensor], [])
    turns = torch.unsqueeze(torch.slice(self.turning(cos, sin), 0, 0, T, 1), 1)
    x = self.trunk(w, j, @SAMPLE, ids, turns, False, keys, values, last, 0, ids)
    cache = annotate(List[Tensor], [])
    for i in range(@LAYERS):
      _0 = torch.append(cache, torch.constant_pad_nd(torch.index_select(keys[i], 0, owner), more, 0.))
    for i in range(@LAYERS):
      _1 = torch.append(cache, torch.constant_pad_nd(torch.index_select(values[i], 0, owner), more, 0.))
    mask = torch.new_empty(given, [0], dtype=@REAL)
    if bool(torch.any(torch.lt(given, T))):
      hidden = torch.ge(torch.unsqueeze(torch.arange(T, dtype=4, layout=None, device=ops.prim.device(given), pin_memory=None), 0), torch.unsqueeze(given, 1))
      mask = torch.masked_fill(torch.zeros_like(hidden, dtype=@REAL), hidden, -float("inf"))
      mask = torch.view(torch.constant_pad_nd(mask, [0, int(room)], 0.), [torch.size(owner, 0), 1, 1, T + int(room)])
    return (torch.index_select(x, 0, owner), cache, mask)

  # The hidden states [B, D] after one more token of each row. rows, used: of each cohort its rows and the slots it has filled.
  def onward(self: __torch__.LM, w: List[Tensor], j: List[Tensor], caches: List[Tensor], masks: List[Tensor], rows: List[int], used: List[int], token: Tensor, turns: Tensor) -> Tensor:
    B = torch.size(token, 0)
    C = torch.len(rows)
    rope = annotate(List[bool], [@ROPE])
    x = self.embedded(w, j, token)
    for i in range(@LAYERS):
      q, k, v, = self.heads(w, j, i, x, @SAMPLE, B, 1, rope[i], turns)
      qs = torch.split_with_sizes(q, rows, 0)
      ks = torch.split_with_sizes(torch.transpose(k, 1, 2), rows, 0)
      vs = torch.split_with_sizes(torch.transpose(v, 1, 2), rows, 0)
      seen = annotate(List[Tensor], [])
      for c in range(C):
        s = used[c] + 1
        keys = caches[2 * @LAYERS * c + i]
        values = caches[2 * @LAYERS * c + @LAYERS + i]
        _0 = torch.copy_(torch.slice(keys, 2, s - 1, s, 1), ks[c])
        _1 = torch.copy_(torch.slice(values, 2, s - 1, s, 1), vs[c])
        keys = torch.transpose(torch.slice(keys, 2, 0, s, 1), 1, 2)
        values = torch.transpose(torch.slice(values, 2, 0, s, 1), 1, 2)
        if torch.numel(masks[c]) > 0:
          y = self.attend(qs[c], keys, values, False, torch.slice(masks[c], 3, 0, s, 1))
        else:
          y = self.attend(qs[c], keys, values, False, None)
        _2 = torch.append(seen, y)
      x = self.closed(w, j, i, x, torch.cat(seen, 0), @SAMPLE)
    return x

  # Up to n tokens more for each row; fewer as soon as so many rows are done. xs: hidden states that the rows' next tokens come from;
  # row r's is number order[r] of them all. cohorts [C, 3]: rows, slots filled, slots to have at least. at [B]: position of the next token.
  # most [B]: tokens it may have yet. done [B]: rows that stay unread. uniforms [B, n], how, stops as in generate.
  # hp: temperature, greedy, own: see chosen; how many are done when it returns.
  # Returns t new ids and log-probabilities [B, t], the next hidden states, caches and masks.
  def advance(self: __torch__.LM, w: List[Tensor], j: List[Tensor], caches: List[Tensor], masks: List[Tensor], xs: List[Tensor], order: Tensor, cohorts: Tensor, at: Tensor, most: Tensor, done: Tensor, uniforms: Tensor, how: Tensor, stops: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor, Tensor, List[Tensor], List[Tensor]]:
    top = self.top(j)
    table = self.turning(cos, sin)
    rows = annotate(List[int], [])
    used = annotate(List[int], [])
    for c in range(torch.len(masks)):
      cohort = torch.select(cohorts, 0, c)
      _0 = torch.append(rows, int(cohort[0]))
      _1 = torch.append(used, int(cohort[1]))
      lacking = int(cohort[2]) - torch.size(caches[2 * @LAYERS * c], 2)
      if lacking > 0:
        for i in range(2 * @LAYERS):
          caches[2 * @LAYERS * c + i] = torch.constant_pad_nd(caches[2 * @LAYERS * c + i], [0, 0, 0, lacking], 0.)
        if torch.numel(masks[c]) > 0:
          masks[c] = torch.constant_pad_nd(masks[c], [0, lacking], 0.)
    x = torch.index_select(torch.cat(xs, 0), 0, order)
    temperature = float(hp[0])
    greedy = bool(torch.gt(hp[1], 0.5))
    own = bool(torch.gt(hp[2], 0.5))
    enough = int(hp[3])
    B = torch.size(order, 0)
    n = torch.size(uniforms, 1)
    out = torch.new_full(order, [B, n], @PAD, dtype=4)
    logps = torch.new_zeros(order, [B, n], dtype=@REAL)
    t = 0
    going = True
    while going:
      token, logp, = self.chosen(j, top, x, torch.select(uniforms, 1, t), how, own, temperature, greedy)
      _2 = torch.copy_(torch.select(out, 1, t), token)
      _3 = torch.copy_(torch.select(logps, 1, t), logp)
      t = t + 1
      done = torch.logical_or(done, torch.logical_or(self.ends(token, stops), torch.le(most, t)))
      finished = int(torch.sum(done))
      going = t < n and finished < enough
      if finished < B:
        # A row that is done goes on without being read; it may be as long as any.
        places = torch.clamp_max(at, torch.size(cos, 0) - 1)
        turns = torch.view(torch.index_select(table, 0, places), [-1, 1, 1, @HALF])
        x = self.onward(w, j, caches, masks, rows, used, token, turns)
        at = torch.add(at, 1)
        for c in range(torch.len(used)):
          used[c] = used[c] + 1
    return (torch.slice(out, 1, 0, t, 1), torch.slice(logps, 1, 0, t, 1), x, caches, masks)

  # A cohort that rows left: those at `back` go to the places `front`, and the first `left` rows remain, in memory of their own if fresh.
  def closer(self: __torch__.LM, caches: List[Tensor], mask: Tensor, back: Tensor, front: Tensor, left: Tensor, fresh: Tensor) -> Tuple[List[Tensor], Tensor]:
    out = annotate(List[Tensor], [])
    for i in range(torch.len(caches)):
      _0 = torch.append(out, self.fewer(caches[i], back, front, int(left), bool(fresh)))
    if torch.numel(mask) > 0:
      mask = self.fewer(mask, back, front, int(left), bool(fresh))
    return (out, mask)

  def fewer(self: __torch__.LM, x: Tensor, back: Tensor, front: Tensor, left: int, fresh: bool) -> Tensor:
    if int(back[0]) >= 0:
      _0 = torch.index_copy_(x, 0, front, torch.index_select(x, 0, back))
    x = torch.slice(x, 0, 0, left, 1)
    if fresh:
      x = torch.clone(x)
    return x

  # Two cohorts as one: their caches, masks and filled slots, [2]. The shorter begins later in it; what is before its rows is hidden.
  def merged(self: __torch__.LM, caches: List[Tensor], masks: List[Tensor], used: Tensor, room: Tensor) -> Tuple[List[Tensor], Tensor]:
    a = int(used[0])
    b = int(used[1])
    S = max(a, b)
    more = int(room)
    out = annotate(List[Tensor], [])
    for i in range(2 * @LAYERS):
      one = torch.constant_pad_nd(torch.slice(caches[i], 2, 0, a, 1), [0, 0, S - a, more], 0.)
      other = torch.constant_pad_nd(torch.slice(caches[2 * @LAYERS + i], 2, 0, b, 1), [0, 0, S - b, more], 0.)
      _0 = torch.append(out, torch.cat([one, other], 0))
    one = torch.slice(self.shown(masks[0], torch.size(caches[0], 0), a), 3, 0, a, 1)
    other = torch.slice(self.shown(masks[1], torch.size(caches[2 * @LAYERS], 0), b), 3, 0, b, 1)
    one = torch.constant_pad_nd(one, [S - a, 0], -float("inf"))
    other = torch.constant_pad_nd(other, [S - b, 0], -float("inf"))
    return (out, torch.constant_pad_nd(torch.cat([one, other], 0), [0, more], 0.))
