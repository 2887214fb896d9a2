# What the Student learns by: the gradient of a micro-batch, clipping and AdamW. Names, shapes and kinds of kernels: llama.ts.py.

  # What the completions of a block may see: slots of their prompts' T, less the gaps, then their own up to themselves.
  # given [R], lengths of the rows' prompts -> [R, 1, C, T + C], or [1, 1, C, T + C] where no prompt has a gap.
  def sight(self: __torch__.LM, given: Tensor, T: int, C: int) -> Tensor:
    after = torch.triu(torch.new_ones(given, [C, C], dtype=11), 1)
    if bool(torch.any(torch.lt(given, T))):
      R = torch.size(given, 0)
      gap = torch.ge(torch.unsqueeze(torch.arange(T, dtype=4, layout=None, device=ops.prim.device(given), pin_memory=None), 0), torch.unsqueeze(given, 1))
      hidden = torch.cat([torch.expand(torch.view(gap, [R, 1, 1, T]), [-1, -1, C, -1]), torch.expand(torch.view(after, [1, 1, C, C]), [R, -1, -1, -1])], 3)
    else:
      hidden = torch.view(torch.cat([torch.new_zeros(given, [C, T], dtype=11), after], 1), [1, 1, C, T + C])
    return torch.masked_fill(torch.zeros_like(hidden, dtype=@REAL), hidden, -float("inf"))

  # Layer i of x [N, D], tokens as in states() and blocks(). The last layer computes the places `at` only.
  def layer(self: __torch__.LM, w: List[Tensor], j: List[Tensor], i: int, x: Tensor, rope: bool, turns: Tensor, cut: Tensor, sizes: List[int], counts: List[int], follows: List[bool], owners: List[Tensor], masks: List[Tensor], at: Tensor) -> Tensor:
    P = int(cut[0])
    T = int(cut[1])
    N = torch.size(x, 0)
    q, k, v, = self.heads(w, j, i, x, @TRAIN, 1, N, rope, turns)
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
    return self.closed(w, j, i, x, y, @TRAIN)

  # Of tokens as states() takes them: how many the prompts have and each block, the blocks' rows, whether they follow prompts, which, and the
  # masks of what they see.
  def blocks(self: __torch__.LM, cut: Tensor, owner: Tensor, given: Tensor) -> Tuple[List[int], List[int], List[bool], List[Tensor], List[Tensor]]:
    T = int(cut[1])
    sizes = annotate(List[int], [int(cut[0]) * T])
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
    return (sizes, counts, follows, owners, masks)

  # Hidden states [U, D] at the places `at` [U] (as many as ids: at all) of prompts that are computed once, completions that follow them, and
  # whole rows. ids are P prompts of T tokens and then blocks: R rows of C tokens. If keep, what goes
  # into each layer is appended to inputs, [N, D]: in one piece of memory, made before all that is let go of.
  #   cut: P, T and then R, C and 1 for completions, 0 for whole rows, of each block; ids, place [P * T + sum of R * C],
  #   tokens and their positions; owner, given [sum of R], prompts of completions and their lengths
  def states(self: __torch__.LM, w: List[Tensor], j: List[Tensor], cut: Tensor, ids: Tensor, place: Tensor, owner: Tensor, given: Tensor, at: Tensor, cos: Tensor, sin: Tensor, inputs: List[Tensor], keep: bool) -> Tensor:
    sizes, counts, follows, owners, masks, = self.blocks(cut, owner, given)
    rope = annotate(List[bool], [@ROPE])
    turns = torch.unsqueeze(torch.index_select(self.turning(cos, sin), 0, place), 1)
    x = self.embedded(w, j, ids)
    kept = x
    if keep:
      kept = torch.new_zeros(x, [@LAYERS, torch.size(x, 0), @HIDDEN])
    for i in range(@LAYERS):
      if keep:
        _0 = torch.append(inputs, torch.copy_(torch.select(kept, 0, i), x))
      x = self.layer(w, j, i, x, rope[i], turns, cut, sizes, counts, follows, owners, masks, at)
    return x

  # Gradients of adapters, in their order, where those of the states are given, by [U, D]; each layer is computed once more from what went into
  # it, so that no more than one of them takes room at a time.
  def back(self: __torch__.LM, w: List[Tensor], j: List[Tensor], cut: Tensor, place: Tensor, owner: Tensor, given: Tensor, at: Tensor, cos: Tensor, sin: Tensor, inputs: List[Tensor], by: Tensor) -> List[Optional[Tensor]]:
    sizes, counts, follows, owners, masks, = self.blocks(cut, owner, given)
    rope = annotate(List[bool], [@ROPE])
    slots = annotate(List[int], [@SLOTS])
    turns = torch.unsqueeze(torch.index_select(self.turning(cos, sin), 0, place), 1)
    grads = annotate(List[Optional[Tensor]], [])
    for k in range(torch.len(w) - @FROZEN):
      _0 = torch.append(grads, None)
    for b in range(@LAYERS):
      i = @LAYERS - 1 - b
      x = torch.requires_grad_(torch.detach(inputs[i]), True)
      of = annotate(List[Tensor], [x])
      places = annotate(List[int], [])
      for m in range(@STRIDE):
        slot = slots[@STRIDE * i + m]
        if slot >= 0:
          for k in range(2):
            _1 = torch.append(places, 2 * slot + k)
            _2 = torch.append(of, w[@FROZEN + 2 * slot + k])
      out = self.layer(w, j, i, x, rope[i], turns, cut, sizes, counts, follows, owners, masks, at)
      found = torch.autograd.grad([out], of, annotate(List[Optional[Tensor]], [by]))
      by = unchecked_cast(Tensor, found[0])
      for m in range(torch.len(places)):
        _3 = torch._set_item(grads, places[m], found[m + 1])
    return grads

  # Loss of N completion tokens, and the ratio of each, [N]. What it is made of, by kind:
  #   0, likelihood: -sum(share * advantage * lp)
  #   1, ratio of a token, r = exp(lp - old): -sum(share * min(r A, clip(r, low, high) A))
  #   2, ratio of a row: the same, with r the geometric mean of the row's ratios
  #   3, capped weight of a token, without a slope of its own: -sum(share * min(r, 1 + high) A * exp(lp - lp's value))
  #   lp, old, reference, advantage, share [N]; of each token its row, [N]; entropy [U], of the states that predict tokens, and how much
  #   each of them counts, [U]; R rows
  # To this come the divergence from the reference, beta * sum(share * (exp(reference - lp) - (reference - lp) - 1)) (k3, Schulman 2020),
  # and less bonus * sum(counts * entropy).
  def objective(self: __torch__.LM, lp: Tensor, entropy: Tensor, old: Tensor, reference: Tensor, advantage: Tensor, share: Tensor, row: Tensor, counts: Tensor, R: int, hp: Tensor) -> Tuple[Tensor, Tensor]:
    kind = int(hp[1])
    ratio = torch.ones_like(lp)
    if kind == 0:
      gain = torch.mul(lp, advantage)
    else:
      change = torch.sub(lp, old)
      if kind == 2:
        lengths = torch.index_add(torch.new_zeros(share, [R], dtype=@REAL), 0, row, torch.ones_like(old))
        means = torch.div(torch.index_add(torch.new_zeros(share, [R], dtype=@REAL), 0, row, change), lengths)
        change = torch.index_select(means, 0, row)
      ratio = torch.exp(change)
      if kind == 3:
        weight = torch.clamp_max(torch.detach(ratio), 1. + float(hp[4]))
        gain = torch.mul(torch.mul(torch.exp(torch.sub(lp, torch.detach(lp))), weight), advantage)
      else:
        clipped = torch.clamp(ratio, 1. - float(hp[3]), 1. + float(hp[4]))
        gain = torch.minimum(torch.mul(ratio, advantage), torch.mul(clipped, advantage))
    loss = torch.neg(torch.sum(torch.mul(gain, share)))
    if bool(torch.gt(hp[5], 0.)):
      gap = torch.sub(reference, lp)
      k3 = torch.sub(torch.sub(torch.exp(gap), gap), 1.)
      loss = torch.add(loss, torch.mul(torch.sum(torch.mul(k3, share)), float(hp[5])))
    if bool(torch.gt(hp[6], 0.)):
      loss = torch.sub(loss, torch.mul(torch.sum(torch.mul(entropy, counts)), float(hp[6])))
    return (loss, ratio)

  # Entropies [N] of log-probabilities [N, V].
  def entropy(self: __torch__.LM, lsm: Tensor) -> Tensor:
    return torch.neg(torch.sum(torch.mul(torch.exp(lsm), lsm), [1]))

  # Gradients of the objective for the weights where the logits of all states at once would take too much room: they are made @ROWS states at
  # a time and twice, first for the numbers that the objective is made of, then for the gradients that follow from those.
  # Returns the gradients, the loss, lp [N], the entropies [U], ratio [N].
  def piecewise(self: __torch__.LM, learned: List[Tensor], j: List[Tensor], x: Tensor, target: Tensor, counts: Tensor, old: Tensor, reference: Tensor, advantage: Tensor, share: Tensor, row: Tensor, R: int, hp: Tensor) -> Tuple[List[Optional[Tensor]], Tensor, Tensor, Tensor, Tensor]:
    U = torch.size(x, 0)
    temperature = float(hp[2])
    top = self.top(j)
    if @TRAIN != 2:
      top = torch.to(top, @REAL)
    state = torch.floor_divide(target, @VOCAB)
    lp = torch.zeros_like(old)
    entropies = annotate(List[Tensor], [])
    picks = annotate(List[Tensor], [])
    torch.set_grad_enabled(False)
    for c in range(torch.floordiv(U + @ROWS - 1, @ROWS)):
      a = c * @ROWS
      b = min(U, a + @ROWS)
      pick = torch.squeeze(torch.nonzero(torch.logical_and(torch.ge(state, a), torch.lt(state, b))), 1)
      _0 = torch.append(picks, pick)
      lsm = self.scores(j, top, torch.slice(x, 0, a, b, 1), temperature, @TRAIN)
      of = torch.sub(torch.index_select(target, 0, pick), a * @VOCAB)
      _1 = torch.index_copy_(lp, 0, pick, torch.index_select(torch.reshape(lsm, [-1]), 0, of))
      _2 = torch.append(entropies, self.entropy(lsm))
    entropy = torch.cat(entropies, 0)
    torch.set_grad_enabled(True)
    _3 = torch.requires_grad_(lp, True)
    _4 = torch.requires_grad_(entropy, True)
    loss, ratio, = self.objective(lp, entropy, old, reference, advantage, share, row, counts, R, hp)
    outer = torch.autograd.grad([loss], [lp, entropy], None, None, False, True)
    byLp = unchecked_cast(Tensor, outer[0])
    byEntropy = torch.zeros_like(counts)
    if bool(torch.gt(hp[6], 0.)):
      byEntropy = unchecked_cast(Tensor, outer[1])
    leaf = torch.detach(top)
    byX = annotate(List[Tensor], [])
    byTop = torch.new_zeros(counts, [1])
    if @FROZEN == 0:
      leaf = torch.requires_grad_(leaf, True)
      byTop = torch.zeros_like(torch.detach(leaf))
    for c in range(torch.len(picks)):
      a = c * @ROWS
      b = min(U, a + @ROWS)
      h = torch.requires_grad_(torch.detach(torch.slice(x, 0, a, b, 1)), True)
      lsm = self.scores(j, leaf, h, temperature, @TRAIN)
      of = torch.sub(torch.index_select(target, 0, picks[c]), a * @VOCAB)
      said = annotate(List[Tensor], [torch.index_select(torch.reshape(lsm, [-1]), 0, of)])
      given = annotate(List[Optional[Tensor]], [torch.index_select(byLp, 0, picks[c])])
      if bool(torch.gt(hp[6], 0.)):
        _5 = torch.append(said, self.entropy(lsm))
        _6 = torch.append(given, torch.slice(byEntropy, 0, a, b, 1))
      if @FROZEN == 0:
        inner = torch.autograd.grad(said, [h, leaf], given)
        torch.set_grad_enabled(False)
        _7 = torch.add_(byTop, unchecked_cast(Tensor, inner[1]))
        torch.set_grad_enabled(True)
      else:
        inner = torch.autograd.grad(said, [h], given)
      _8 = torch.append(byX, unchecked_cast(Tensor, inner[0]))
    if @FROZEN == 0:
      grads = torch.autograd.grad([x, top], learned, annotate(List[Optional[Tensor]], [torch.cat(byX, 0), byTop]))
    else:
      grads = torch.autograd.grad([x], learned, annotate(List[Optional[Tensor]], [torch.cat(byX, 0)]))
    return (grads, torch.detach(loss), torch.detach(lp), torch.detach(entropy), torch.detach(ratio))

  # Log-probabilities of tokens by the weights w, [N], without gradients; the logits are made @ROWS states at a time.
  def likelihoods(self: __torch__.LM, w: List[Tensor], cut: Tensor, ids: Tensor, place: Tensor, owner: Tensor, given: Tensor, at: Tensor, target: Tensor, temperature: float, cos: Tensor, sin: Tensor) -> Tensor:
    torch.set_grad_enabled(False)
    j = self.joined(w, @TRAIN)
    x = self.states(w, j, cut, ids, place, owner, given, at, cos, sin, annotate(List[Tensor], []), False)
    state = torch.floor_divide(target, @VOCAB)
    lp = torch.new_zeros(target, [torch.size(target, 0)], dtype=@REAL)
    for c in range(torch.floordiv(torch.size(x, 0) + @ROWS - 1, @ROWS)):
      a = c * @ROWS
      b = min(torch.size(x, 0), a + @ROWS)
      pick = torch.squeeze(torch.nonzero(torch.logical_and(torch.ge(state, a), torch.lt(state, b))), 1)
      lsm = self.scores(j, self.top(j), torch.slice(x, 0, a, b, 1), temperature, @TRAIN)
      _0 = torch.index_copy_(lp, 0, pick, torch.index_select(torch.reshape(lsm, [-1]), 0, torch.sub(torch.index_select(target, 0, pick), a * @VOCAB)))
    torch.set_grad_enabled(True)
    return lp

  # Adds the gradient of one micro-batch to `sums`.
  #   before: of what learns, the reference's tensors; looked at only where hp says so
  #   cut, ids, place, owner, given, at [U]: as states() takes them; target [N], of each completion token its index
  #   into [U, V]; predicted, counts [U], how many tokens each state predicts, and their shares in sum; old, reference, advantage, share,
  #   row [N]: as objective() takes them
  #   hp: first micro-batch, kind of objective, temperature, clip low, clip high, beta, bonus, rows, whether `before` says the reference
  # Returns sums over the micro-batch: loss, entropy, clipped low, clipped high, ratio, divergence from the reference, |lp - old|; and the
  # greatest |lp - old|.
  def gradients(self: __torch__.LM, w: List[Tensor], before: List[Tensor], sums: List[Tensor], cut: Tensor, ids: Tensor, place: Tensor, owner: Tensor, given: Tensor, at: Tensor, target: Tensor, predicted: Tensor, counts: Tensor, old: Tensor, reference: Tensor, advantage: Tensor, share: Tensor, row: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    j = self.joined(w, @TRAIN)
    inputs = annotate(List[Tensor], [])
    learned = torch.slice(w, @FROZEN, torch.len(w), 1)
    if @LAYERWISE:
      torch.set_grad_enabled(False)
      x = torch.detach(self.states(w, j, cut, ids, place, owner, given, at, cos, sin, inputs, True))
      torch.set_grad_enabled(True)
      _2 = torch.requires_grad_(x, True)
      learned = annotate(List[Tensor], [x])
    else:
      x = self.states(w, j, cut, ids, place, owner, given, at, cos, sin, inputs, False)
    R = int(hp[7])
    if bool(torch.gt(hp[8], 0.5)):
      reference = self.likelihoods(torch.add(torch.slice(w, 0, @FROZEN, 1), before), cut, ids, place, owner, given, at, target, float(hp[2]), cos, sin)
    if torch.size(x, 0) > @ROWS:
      grads, loss, lp, entropy, ratio, = self.piecewise(learned, j, x, target, counts, old, reference, advantage, share, row, R, hp)
    else:
      lsm = self.scores(j, self.top(j), x, float(hp[2]), @TRAIN)
      lp = torch.index_select(torch.reshape(lsm, [-1]), 0, target)
      entropy = torch.zeros_like(counts)
      bonus = bool(torch.gt(hp[6], 0.))
      if bonus:
        entropy = self.entropy(lsm)
      loss, ratio, = self.objective(lp, entropy, old, reference, advantage, share, row, counts, R, hp)
      grads = torch.autograd.grad([loss], learned)
      if not bonus:
        torch.set_grad_enabled(False)
        entropy = self.entropy(lsm)
    if @LAYERWISE:
      torch.set_grad_enabled(True)
      grads = self.back(w, j, cut, place, owner, given, at, cos, sin, inputs, unchecked_cast(Tensor, grads[0]))
    torch.set_grad_enabled(False)
    first = bool(torch.gt(hp[0], 0.5))
    for i in range(torch.len(grads)):
      g = unchecked_cast(Tensor, grads[i])
      if first:
        _0 = torch.copy_(sums[i], g)
      else:
        _1 = torch.add_(sums[i], g)
    under = torch.sum(torch.logical_and(torch.lt(ratio, 1. - float(hp[3])), torch.lt(advantage, 0.)))
    above = torch.gt(ratio, 1. + float(hp[4]))
    if int(hp[1]) != 3:
      above = torch.logical_and(above, torch.gt(advantage, 0.))
    over = torch.sum(above)
    gap = torch.sub(reference, lp)
    apart = torch.sum(torch.sub(torch.sub(torch.exp(gap), gap), 1.))
    spread = torch.sum(torch.mul(entropy, predicted))
    off = torch.to(torch.abs(torch.sub(lp, old)), 7)
    out = torch.stack([torch.to(loss, 7), torch.to(spread, 7), torch.to(under, 7), torch.to(over, 7), torch.to(torch.sum(ratio), 7), torch.to(apart, 7), torch.sum(off), torch.max(off)])
    torch.set_grad_enabled(True)
    return torch.detach(out)

  # Clips the summed gradients by their global norm and takes one AdamW step; decay on matrices only.
  #   hp: learning rate, weight decay, beta1, beta2, epsilon, greatest norm
  # Returns the norm before clipping; if it isn't finite, nothing is changed.
  def update(self: __torch__.LM, w: List[Tensor], sums: List[Tensor], m: List[Tensor], v: List[Tensor], steps: Tensor, hp: Tensor) -> Tensor:
    square = torch.new_zeros(steps, [], dtype=7)
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
        _1 = torch.mul_(sums[i], torch.to(shrink, @REAL))
        _2 = torch.append(counts, steps)
        if torch.dim(w[i]) > 1:
          _3 = torch.mul_(w[i], keep)
      # Only on the arguments themselves: TorchScript drops the call as dead code on lists that are made here.
      torch._fused_adamw_(w, sums, m, v, none, counts, lr=float(hp[0]), beta1=float(hp[2]), beta2=float(hp[3]), weight_decay=0., eps=float(hp[4]), amsgrad=False, maximize=False)
    return norm
