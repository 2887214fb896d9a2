#!/usr/bin/env python3
"""Runs the Student's packed programs in a PyTorch without Java, on any device.

    ./cosr bench gpu --pack DIR
    python3 runtime/bench/src/main/python/gpu.py check DIR --device cuda
    python3 runtime/bench/src/main/python/gpu.py speed DIR --device cuda --sizes 0.5b,1.5b

check makes every recorded call again and compares results and changed arguments with those that the
engine had on the processor. With --device simulated tensors are marked as lying on a device, while the
processor computes: an operation that gets tensors of both kinds is an error, as it is on a GPU.
speed learns and samples with models of random weights. Nothing but PyTorch is needed.
"""

import argparse
import ast
import contextlib
import json
import pathlib
import re
import sys
import time

import torch

# Arguments that programs only read as numbers: they stay in the processor's memory.
HOST = {"hp", "cut", "dims", "numbers", "start", "room", "cohorts", "left", "fresh", "used"}

TYPES = {"<f4": torch.float32, "<f8": torch.float64, "<i8": torch.int64, "|b1": torch.bool}


def read(path):
    """An array that cosr.bench.gpu.Npy wrote."""
    data = bytearray(path.read_bytes())
    size = int.from_bytes(data[8:10], "little")
    header = ast.literal_eval(data[10 : 10 + size].decode("ascii"))
    kind = TYPES[header["descr"]]
    body = data[10 + size :]
    flat = torch.frombuffer(body, dtype=kind) if body else torch.empty([0], dtype=kind)
    return flat.reshape(header["shape"])


# ---- a device that is simulated ------------------------------------------------------------------


class Marked(torch.Tensor):
    """A tensor that says it is on the device "meta", and holds its numbers in the processor's memory."""

    @staticmethod
    def __new__(cls, held):
        marked = torch.Tensor._make_wrapper_subclass(
            cls, held.shape, strides=held.stride(), storage_offset=held.storage_offset(), dtype=held.dtype, device="meta"
        )
        marked.held = held
        return marked

    def __repr__(self):
        return f"Marked({self.held})"

    @classmethod
    def __torch_dispatch__(cls, function, types, args=(), kwargs=None):
        return simulate(function, args, kwargs or {})


# Views that are conjugated or negated later would be so never: what is marked is at the bottom of PyTorch's layers.
AT_ONCE = {"aten::_conj": torch.ops.aten.conj_physical.default, "aten::_neg_view": torch.ops.aten.neg.default}


def hold(value):
    return value.held if isinstance(value, Marked) else value


def simulate(function, args, kwargs):
    name = function.name()
    found = [t for t in torch.utils._pytree.tree_leaves((args, kwargs)) if isinstance(t, torch.Tensor)]
    marked = [t for t in found if isinstance(t, Marked)]
    plain = [t for t in found if not isinstance(t, Marked)]
    crossing = name.startswith(("aten::copy_", "aten::_to_copy"))
    if marked and not crossing and any(t.dim() > 0 for t in plain):
        raise RuntimeError(f"{name} gets tensors of the device and of the processor: {[t.shape for t in plain]}")
    wanted = kwargs.get("device")
    on_device = bool(marked) if wanted is None else torch.device(wanted).type == "meta"
    inner = dict(kwargs)
    if "device" in inner:
        inner["device"] = torch.device("cpu")
    args_held, inner = torch.utils._pytree.tree_map(hold, (args, inner))
    out = AT_ONCE.get(name, function)(*args_held, **inner)
    by_held = {id(t.held): t for t in marked}

    def mark(t):
        if not isinstance(t, torch.Tensor) or not on_device:
            return t
        return by_held[id(t)] if id(t) in by_held else Marked(t)

    return torch.utils._pytree.tree_map(mark, out)


class Simulated(torch.utils._python_dispatch.TorchDispatchMode):
    """Catches operations that make tensors out of nothing, too."""

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        return simulate(function, args, kwargs or {})


# ---- calls that were recorded --------------------------------------------------------------------


def place(tensor, device, grad=False):
    if device == "simulated":
        out = Marked(tensor.clone())
    else:
        out = tensor.to(device, copy=True)
    return out.requires_grad_(True) if grad else out


def back(tensor):
    return (tensor.held if isinstance(tensor, Marked) else tensor).detach().cpu()


def recorded(path):
    """Lines of a call: what it is, the list or number, the array. See cosr.bench.gpu.Recording."""
    for line in path.read_text().splitlines():
        kind, of, file = line.split()
        yield kind, of, read(path.parent / "arrays" / file)


def arguments(call, names, device, grad):
    """The arguments of a call, lists as lists, and all arrays by their numbers."""
    out, lists, arrays = [], {}, []
    for kind, of, array in call:
        if kind != "a":
            continue
        if of not in lists:
            out.append([] if of != "-" else None)
            position = len(out) - 1
            if of != "-":
                lists[of] = position
        else:
            position = lists[of]
        if names[position] not in HOST:
            array = place(array, device, grad and names[position] == "w")
        arrays.append(array)
        if of == "-":
            out[position] = array
        else:
            out[position].append(array)
    return out, arrays


def flat(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (list, tuple)):
        return [each for part in value for each in flat(part)]
    raise TypeError(str(type(value)))


def apart(wanted, found):
    """The greatest difference, over the largest number; of whole numbers, how many differ."""
    if wanted.shape != found.shape:
        return float("inf")
    if not wanted.is_floating_point():
        return float((wanted != found).sum())
    if wanted.numel() == 0:
        return 0.0
    same = wanted == found
    if bool(same.all()):
        return 0.0
    finite = torch.isfinite(wanted)
    if not bool((torch.isfinite(found) == finite).all()):
        return float("inf")
    difference = (wanted.double() - found.double()).abs()[finite]
    return float(difference.max() / wanted.double().abs()[finite].max().clamp_min(1e-6))


def call(program, method, args, grad):
    with torch.set_grad_enabled(grad):
        return getattr(program, method)(*args)


def check(home, device, bound, pattern):
    bad = count = 0
    worst = {}
    for folder in sorted((home / "calls").iterdir()):
        program = torch.jit.load(str(folder / "program.pt"))
        torch._C._jit_set_profiling_mode(False)
        torch._C._set_graph_executor_optimize(False)
        for each in sorted(folder.glob("*.txt")):
            method, _, grad = each.stem[5:].partition(".")
            if not re.search(pattern, f"{folder.name}/{each.stem}"):
                continue
            lines = list(recorded(each))
            names = [a.name for a in getattr(program, method).schema.arguments[1:]]
            args, arrays = arguments(lines, names, device, bool(grad))
            count += 1
            try:
                with Simulated() if device == "simulated" else contextlib.nullcontext():
                    out = call(program, method, args, bool(grad))
            except RuntimeError as error:
                bad += 1
                print(f"{folder.name}/{each.stem} fails: {error}")
                continue
            results = [array for kind, _, array in lines if kind == "r"]
            pairs = [(wanted, back(found)) for wanted, found in zip(results, flat(out), strict=True)]
            pairs += [(array, back(arrays[int(of)])) for kind, of, array in lines if kind == "c"]
            off = max([apart(w, f) for w, f in pairs], default=0.0)
            key = f"{folder.name}/{method}"
            worst[key] = max(worst.get(key, 0.0), off)
            if off > bound:
                bad += 1
                print(f"{folder.name}/{each.stem}: apart by {off:.3g}")
    for key, value in worst.items():
        print(f"{key:32s} apart by {value:.2g} at most")
    print(f"{count} calls on {device}, {bad} differ by more than {bound:g}")
    return bad or count == 0


# ---- speed ---------------------------------------------------------------------------------------


def rotary(size, device):
    half = size["head"] // 2
    turns = 1.0 / size["theta"] ** (torch.arange(half, dtype=torch.float32) * 2 / size["head"])
    angles = torch.arange(size["length"], dtype=torch.float32)[:, None] * turns[None, :]
    both = torch.cat([angles, angles], 1)
    return both.cos().to(device), both.sin().to(device)


def weights(size, device):
    out = []
    for name, dims in size["weights"]:
        tensor = torch.ones(dims, device=device) if "norm" in name else 0.02 * torch.randn(dims, device=device)
        out.append(tensor.requires_grad_(True))
    return out


def rows_of(size, rows, first, device):
    """Arguments cut to row of `gradients` for whole rows, of whose tokens all but the prompt's are learned."""
    length, prompt, vocab = size["length"], size["prompt"], size["vocab"]
    computed = length - 1
    torch.manual_seed(first)
    ids = torch.randint(2, vocab, [rows, length])
    learned = length - prompt
    states = rows * computed
    at = torch.arange(states)
    state = (torch.arange(rows)[:, None] * computed + torch.arange(prompt - 1, computed)[None, :]).reshape(-1)
    target = state * vocab + ids[:, prompt:].reshape(-1)
    predicted = torch.zeros(states).index_fill_(0, state, 1.0)
    n = rows * learned
    share = torch.full([n], 1.0 / n)
    counts = predicted / n
    old = torch.full([n], -float(torch.tensor(float(vocab)).log()))
    advantage = (1.0 - 2.0 * (torch.arange(rows) % 2)).repeat_interleave(learned)
    row = torch.arange(rows).repeat_interleave(learned)
    cut = torch.tensor([0, 0, rows, computed, 0])
    place_of = torch.arange(computed).repeat(rows)
    ones = torch.ones([rows], dtype=torch.int64)
    tensors = [ids[:, :computed].reshape(-1), place_of, ones - 1, ones, at, target, predicted, counts, old, old, advantage, share, row]
    return [cut] + [t.to(device) for t in tensors]


def timed(device, seconds, turn):
    turn()
    synchronise(device)
    begun, tokens = time.perf_counter(), 0
    while True:
        tokens += turn()
        synchronise(device)
        took = time.perf_counter() - begun
        if took >= seconds:
            return tokens / took


def synchronise(device):
    if device.startswith("cuda"):
        torch.cuda.synchronize()


def product(device, kind, size, seconds):
    x = torch.ones([size, size], dtype=kind, device=device)
    return 2.0 * size**3 * timed(device, seconds, lambda: (torch.nn.functional.linear(x, x), 1)[1])


def speed(home, device, sizes, precision, tokens, seconds, peak):
    known = json.loads((home / "sizes.json").read_text())
    edge = 512 if sizes == ["tiny"] else 8192
    kind = torch.bfloat16 if precision == "bf16" else torch.float32
    most = product(device, kind, edge, min(seconds, 2.0))
    print(f"fastest {precision} product: {most / 1e12:.1f} TFLOP/s; by the maker: {peak or 'not given (--peak)'}")
    for label in sizes:
        size = known[label]
        program = torch.jit.load(str(home / f"{label}-{precision}.pt"))
        torch._C._jit_set_profiling_mode(False)
        if device.startswith("cuda"):
            torch.cuda.reset_peak_memory_stats()
        w = weights(size, device)
        sums, m, v = ([torch.zeros_like(t, requires_grad=False) for t in w] for _ in range(3))
        steps = torch.zeros([], device=device)
        cos, sin = rotary(size, device)
        rows = max(1, tokens // size["length"])
        pieces = [(first, min(rows, size["rows"] - first)) for first in range(0, size["rows"], rows)]
        batches = [rows_of(size, count, first, device) for first, count in pieces]
        before = [torch.zeros([1], device=device)]
        optimizer = torch.tensor([1e-6, 0.0, 0.9, 0.95, 1e-8, 1.0], dtype=torch.float64)

        def learn():
            for i, batch in enumerate(batches):
                hp = [1.0 if i == 0 else 0.0, 1.0, 1.0, 0.2, 0.28, 0.0, 0.0, float(pieces[i][1]), 0.0]
                with torch.enable_grad():
                    program.gradients(w, before, sums, *batch, torch.tensor(hp, dtype=torch.float64), cos, sin)
            with torch.no_grad():
                norm = program.update(w, sums, m, v, steps, optimizer)
            assert bool(torch.isfinite(norm)), "the gradient's norm is not finite"
            return size["rows"] * size["length"]

        learned = timed(device, seconds, learn)
        used = torch.cuda.max_memory_allocated() if device.startswith("cuda") else -1

        n, prompt, new = size["rows"], size["prompt"], size["length"] - size["prompt"]
        ids = torch.randint(2, size["vocab"], [n, prompt], device=device)
        indices = torch.arange(n, device=device)
        full = lambda value: torch.full([n], value, dtype=torch.int64, device=device)
        how = torch.tensor([[1.0, 0.0, 1.0, 0.0, 0.0]] * n, dtype=torch.float64, device=device)
        stops = torch.full([n, 1], -1, dtype=torch.int64, device=device)
        uniforms = 0.999 * torch.rand([n, new], device=device)
        hp = torch.tensor([1.0, 0.0, 0.0], dtype=torch.float64)

        def sample():
            with torch.no_grad():
                program.generate(w, ids, indices * prompt + prompt - 1, indices, full(prompt), full(new), uniforms, how, stops, hp, cos, sin)
            return n * new

        sampled = timed(device, seconds, sample)
        flops = size["operations"] * learned
        print(
            f"{label}: {size['parameters'] / 1e6:.1f} M numbers, {precision}: learned {learned:.0f} tokens/s, "
            f"{flops / 1e12:.2f} TFLOP/s, {flops / most:.1%} of the fastest product"
            + (f", MFU {flops / 1e12 / peak:.1%}" if peak else "")
            + f"; sampled {sampled:.0f} tokens/s; memory {'not known' if used < 0 else f'{used / 1e9:.1f} GB at most'}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["check", "speed"])
    parser.add_argument("home", type=pathlib.Path)
    parser.add_argument("--device", default="cuda", help="cuda, cuda:1, cpu or simulated")
    parser.add_argument("--bound", type=float, default=1e-4, help="of check")
    parser.add_argument("--calls", default="", help="of check: only those with this pattern in FOLDER/CALL")
    parser.add_argument("--sizes", default="0.5b,1.5b", help="of speed: tiny, 0.5b, 1.5b")
    parser.add_argument("--precision", default="bf16", choices=["bf16", "fp32"])
    parser.add_argument("--tokens", type=int, default=8192, help="of a micro-batch")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--peak", type=float, default=0.0, help="TFLOP/s of the device by its maker")
    given = parser.parse_args()
    if given.device.startswith("cuda") and not torch.cuda.is_available():
        print("this PyTorch finds no GPU: --device cpu or simulated")
        return 2
    name = torch.cuda.get_device_name(given.device) if given.device.startswith("cuda") else "the processor"
    print(f"PyTorch {torch.__version__}, {given.device}: {name}", flush=True)
    if given.what == "check":
        return 1 if check(given.home, given.device, given.bound, given.calls) else 0
    speed(given.home, given.device, given.sizes.split(","), given.precision, given.tokens, given.seconds, given.peak)
    return 0


if __name__ == "__main__":
    sys.exit(main())
