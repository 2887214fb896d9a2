# What the Student learns by: the gradient of a micro-batch, clipping and AdamW. Names, shapes and kinds of kernels: llama.ts.py.

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
