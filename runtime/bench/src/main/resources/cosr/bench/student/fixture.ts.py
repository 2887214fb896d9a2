  def rot(self: __torch__.LM, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    a = torch.slice(x, 3, 0, @HALF, 1)
    b = torch.slice(x, 3, @HALF, @HD, 1)
    return torch.add(torch.mul(x, cos), torch.mul(torch.cat([torch.neg(b), a], 3), sin))
  def head(self: __torch__.LM, w: List[Tensor], x: Tensor) -> Tensor:
    return torch.linear(torch.rms_norm(x, [@D], w[@NF], 1e-5), w[@HEAD])
  def trunk(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    B = torch.size(ids, 0)
    T = torch.size(ids, 1)
    x = torch.embedding(w[0], ids)
    c = torch.slice(cos, 0, 0, T, 1)
    s = torch.slice(sin, 0, 0, T, 1)
    for i in range(@L):
      o = 1 + 9 * i
      h = torch.rms_norm(x, [@D], w[o], 1e-5)
      q = torch.transpose(torch.view(torch.linear(h, w[o+1]), [B, T, @NH, @HD]), 1, 2)
      k = torch.transpose(torch.view(torch.linear(h, w[o+2]), [B, T, @NKV, @HD]), 1, 2)
      v = torch.transpose(torch.view(torch.linear(h, w[o+3]), [B, T, @NKV, @HD]), 1, 2)
      y = torch.scaled_dot_product_attention((self).rot(q, c, s, ), (self).rot(k, c, s, ), v, None, 0., True@GQA)
      y = torch.reshape(torch.transpose(y, 1, 2), [B, T, @QD])
      x = torch.add(x, torch.linear(y, w[o+4]))
      h2 = torch.rms_norm(x, [@D], w[o+5], 1e-5)
      x = torch.add(x, torch.linear(torch.mul(torch.silu(torch.linear(h2, w[o+6])), torch.linear(h2, w[o+7])), w[o+8]))
    return x
  def logp(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor, temp: float) -> Tensor:
    T = torch.size(ids, 1)
    lg = (self).head(w, torch.slice((self).trunk(w, ids, cos, sin, ), 1, 0, T - 1, 1), )
    return torch.log_softmax(torch.div(torch.to(lg, 6), temp), 2)
  def step(self: __torch__.LM, w: List[Tensor], ids: Tensor, K: List[Tensor], VV: List[Tensor], start: int, cos: Tensor, sin: Tensor) -> Tensor:
    B = torch.size(ids, 0)
    T = torch.size(ids, 1)
    x = torch.embedding(w[0], ids)
    c = torch.slice(cos, 0, start, start + T, 1)
    s = torch.slice(sin, 0, start, start + T, 1)
    for i in range(@L):
      o = 1 + 9 * i
      h = torch.rms_norm(x, [@D], w[o], 1e-5)
      q = torch.transpose(torch.view(torch.linear(h, w[o+1]), [B, T, @NH, @HD]), 1, 2)
      k = torch.transpose(torch.view(torch.linear(h, w[o+2]), [B, T, @NKV, @HD]), 1, 2)
      v = torch.transpose(torch.view(torch.linear(h, w[o+3]), [B, T, @NKV, @HD]), 1, 2)
      _0 = torch.copy_(torch.slice(K[i], 2, start, start + T, 1), (self).rot(k, c, s, ))
      _1 = torch.copy_(torch.slice(VV[i], 2, start, start + T, 1), v)
      y = torch.scaled_dot_product_attention((self).rot(q, c, s, ), torch.slice(K[i], 2, 0, start + T, 1), torch.slice(VV[i], 2, 0, start + T, 1), None, 0., T > 1@GQA)
      y = torch.reshape(torch.transpose(y, 1, 2), [B, T, @QD])
      x = torch.add(x, torch.linear(y, w[o+4]))
      h2 = torch.rms_norm(x, [@D], w[o+5], 1e-5)
      x = torch.add(x, torch.linear(torch.mul(torch.silu(torch.linear(h2, w[o+6])), torch.linear(h2, w[o+7])), w[o+8]))
    return torch.to((self).head(w, torch.select(x, 1, T - 1), ), 6)
  def gen(self: __torch__.LM, w: List[Tensor], toks: Tensor, plen: Tensor, cos: Tensor, sin: Tensor, minp: int, T: int, temp: float, eos: int, pad: int, greedy: bool) -> Tuple[Tensor, Tensor]:
    B = torch.size(toks, 0)
    K = annotate(List[Tensor], [])
    VV = annotate(List[Tensor], [])
    for i in range(@L):
      _2 = torch.append(K, torch.zeros([B, @NKV, T, @HD], dtype=@DT))
      _3 = torch.append(VV, torch.zeros([B, @NKV, T, @HD], dtype=@DT))
    out = torch.clone(toks)
    lps = torch.zeros([B, T], dtype=6)
    done = torch.zeros([B], dtype=11)
    cur = torch.slice(toks, 1, 0, minp, 1)
    start = 0
    t = minp
    going = True
    while going:
      lg = torch.log_softmax(torch.div((self).step(w, cur, K, VV, start, cos, sin, ), temp), 1)
      if greedy:
        nx = torch.argmax(lg, 1)
      else:
        nx = torch.squeeze(torch.multinomial(torch.exp(lg), 1), 1)
      forced = torch.gt(plen, t)
      lp = torch.squeeze(torch.gather(lg, 1, torch.unsqueeze(nx, 1)), 1)
      tok = torch.where(forced, torch.select(toks, 1, t), torch.where(done, torch.full_like(nx, pad), nx))
      live = torch.logical_not(torch.logical_or(forced, done))
      _4 = torch.copy_(torch.select(lps, 1, t), torch.mul(lp, torch.to(live, 6)))
      _5 = torch.copy_(torch.select(out, 1, t), tok)
      done = torch.logical_or(done, torch.logical_and(live, torch.eq(nx, eos)))
      cur = torch.unsqueeze(tok, 1)
      start = t
      t = t + 1
      if torch.lt(t, T):
        going = bool(torch.any(torch.logical_not(done)))
      else:
        going = False
    return (out, lps)
  def train(self: __torch__.LM, w: List[Tensor], m: List[Tensor], v: List[Tensor], steps: Tensor, ids: Tensor, adv: Tensor, old: Tensor, wgt: Tensor, hp: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    lsm = (self).logp(w, ids, cos, sin, float(hp[10]), )
    T = torch.size(ids, 1)
    lp = torch.squeeze(torch.gather(lsm, 2, torch.unsqueeze(torch.slice(ids, 1, 1, T, 1), 2)), 2)
    ent = torch.neg(torch.sum(torch.mul(torch.exp(lsm), lsm), [2]))
    entw = torch.sum(torch.mul(ent, wgt))
    clipped = torch.zeros([])
    if bool(torch.gt(hp[9], 0.5)):
      r = torch.exp(torch.sub(lp, old))
      rc = torch.clamp(r, float(torch.rsub(hp[6], 1)), float(torch.add(hp[7], 1)))
      sur = torch.minimum(torch.mul(r, adv), torch.mul(rc, adv))
      clipped = torch.sum(torch.mul(torch.to(torch.ne(r, rc), 6), wgt))
      loss = torch.sub(torch.neg(torch.sum(torch.mul(sur, wgt))), torch.mul(entw, hp[8]))
    else:
      loss = torch.neg(torch.sum(torch.mul(torch.mul(lp, adv), wgt)))
    g0 = torch.autograd.grad([loss], w)
    g = annotate(List[Tensor], [])
    sq = torch.zeros([])
    for i in range(torch.len(g0)):
      gi = unchecked_cast(Tensor, g0[i])
      _6 = torch.append(g, gi)
      sq = torch.add(sq, torch.sum(torch.mul(gi, gi)))
    torch.set_grad_enabled(False)
    gn = torch.sqrt(sq)
    sc = torch.clamp_max(torch.div(hp[5], torch.add(gn, 1e-6)), 1.)
    for i in range(torch.len(g)):
      _7 = torch.mul_(g[i], sc)
    _8 = torch.add_(steps, 1.)
    ss = annotate(List[Tensor], [])
    mx = annotate(List[Tensor], [])
    for i in range(torch.len(g)):
      _9 = torch.append(ss, steps)
    torch._fused_adamw_(w, g, m, v, mx, ss, lr=float(hp[0]), beta1=float(hp[2]), beta2=float(hp[3]), weight_decay=float(hp[1]), eps=float(hp[4]), amsgrad=False, maximize=False)
    torch.set_grad_enabled(True)
    return torch.stack([torch.detach(loss), gn, torch.detach(entw), clipped])
  def fwd(self: __torch__.LM, w: List[Tensor], ids: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    return (self).head(w, (self).trunk(w, ids, cos, sin, ), )
