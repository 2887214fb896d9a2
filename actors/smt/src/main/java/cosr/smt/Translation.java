package cosr.smt;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.ArithSort;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiFunction;

/** Terms as Z3 has them; what is shared is translated once. Used once. */
@SuppressWarnings("unchecked")
final class Translation {
  private final Context context;
  private final IdentityHashMap<Term, Expr<?>> known = new IdentityHashMap<>();

  Translation(Context context) {
    this.context = context;
  }

  /** A term of the sort {@code Bool}. */
  Expr<BoolSort> formula(Term term) {
    return (Expr<BoolSort>) of(term);
  }

  private Expr<?> of(Term term) {
    return switch (term) {
      case Term.Constant constant ->
          switch (constant.value()) {
            case Value.Truth truth -> context.mkBool(truth.value());
            case Value.Whole whole -> context.mkInt(whole.value().toString());
            case Value.Bits bits -> context.mkBV(bits.value().toString(), bits.width());
          };
      case Term.Variable variable ->
          switch (variable.sort()) {
            case Sort.Bool bool -> context.mkBoolConst(variable.name());
            case Sort.Int whole -> context.mkIntConst(variable.name());
            case Sort.BitVec bits -> context.mkBVConst(variable.name(), bits.width());
          };
      case Term.Application application -> {
        Expr<?> expression = known.get(application);
        if (expression == null) {
          expression = applied(application);
          known.put(application, expression);
        }
        yield expression;
      }
    };
  }

  private Expr<?> applied(Term.Application application) {
    List<Expr<?>> all = new ArrayList<>();
    for (Term argument : application.arguments()) all.add(of(argument));
    return switch (application.operation()) {
      case NOT -> context.mkNot(bool(all.get(0)));
      case AND -> context.mkAnd(bools(all));
      case OR -> context.mkOr(bools(all));
      case XOR -> fromLeft(all, (x, y) -> context.mkXor(bool(x), bool(y)));
      case IMPLIES -> implication(all);
      case EQUAL -> chain(all, context::mkEq);
      case DISTINCT -> context.mkDistinct(all.toArray(Expr<?>[]::new));
      case ITE -> context.mkITE(bool(all.get(0)), same(all.get(1)), same(all.get(2)));
      case ADD -> context.mkAdd(wholes(all));
      case SUBTRACT ->
          all.size() == 1 ? context.mkUnaryMinus(whole(all.get(0))) : context.mkSub(wholes(all));
      case MULTIPLY -> context.mkMul(wholes(all));
      case DIV -> fromLeft(all, (x, y) -> context.mkDiv(whole(x), whole(y)));
      case MOD -> context.mkMod(whole(all.get(0)), whole(all.get(1)));
      case ABS -> absolute(whole(all.get(0)));
      case LESS_EQUAL -> chain(all, (x, y) -> context.mkLe(number(x), number(y)));
      case LESS -> chain(all, (x, y) -> context.mkLt(number(x), number(y)));
      case GREATER_EQUAL -> chain(all, (x, y) -> context.mkGe(number(x), number(y)));
      case GREATER -> chain(all, (x, y) -> context.mkGt(number(x), number(y)));
      default -> bits(application, all);
    };
  }

  private Expr<?> bits(Term.Application application, List<Expr<?>> all) {
    Expr<BitVecSort> x = (Expr<BitVecSort>) all.getFirst();
    Expr<BitVecSort> y = (Expr<BitVecSort>) all.getLast();
    return switch (application.operation()) {
      case BVNOT -> context.mkBVNot(x);
      case BVNEG -> context.mkBVNeg(x);
      case BVAND -> bitwise(all, context::mkBVAND);
      case BVOR -> bitwise(all, context::mkBVOR);
      case BVXOR -> bitwise(all, context::mkBVXOR);
      case BVADD -> bitwise(all, context::mkBVAdd);
      case BVMUL -> bitwise(all, context::mkBVMul);
      case BVSUB -> context.mkBVSub(x, y);
      case BVUDIV -> context.mkBVUDiv(x, y);
      case BVUREM -> context.mkBVURem(x, y);
      case BVSHL -> context.mkBVSHL(x, y);
      case BVLSHR -> context.mkBVLSHR(x, y);
      case BVASHR -> context.mkBVASHR(x, y);
      case BVULT -> context.mkBVULT(x, y);
      case BVULE -> context.mkBVULE(x, y);
      case BVUGT -> context.mkBVUGT(x, y);
      case BVUGE -> context.mkBVUGE(x, y);
      case BVSLT -> context.mkBVSLT(x, y);
      case BVSLE -> context.mkBVSLE(x, y);
      case BVSGT -> context.mkBVSGT(x, y);
      case BVSGE -> context.mkBVSGE(x, y);
      case CONCAT -> context.mkConcat(x, y);
      case EXTRACT ->
          context.mkExtract(application.indices().get(0), application.indices().get(1), x);
      case ZERO_EXTEND -> context.mkZeroExt(application.indices().get(0), x);
      case SIGN_EXTEND -> context.mkSignExt(application.indices().get(0), x);
      default -> throw new IllegalArgumentException(application.operation().symbol());
    };
  }

  private static Expr<?> fromLeft(
      List<Expr<?>> all, BiFunction<Expr<?>, Expr<?>, Expr<?>> operation) {
    Expr<?> out = all.getFirst();
    for (Expr<?> next : all.subList(1, all.size())) out = operation.apply(out, next);
    return out;
  }

  private static Expr<?> bitwise(
      List<Expr<?>> all,
      BiFunction<Expr<BitVecSort>, Expr<BitVecSort>, Expr<BitVecSort>> operation) {
    return fromLeft(all, (x, y) -> operation.apply((Expr<BitVecSort>) x, (Expr<BitVecSort>) y));
  }

  private Expr<?> implication(List<Expr<?>> all) {
    Expr<BoolSort> out = bool(all.getLast());
    for (int i = all.size() - 2; i >= 0; i--) out = context.mkImplies(bool(all.get(i)), out);
    return out;
  }

  private Expr<?> chain(List<Expr<?>> all, BiFunction<Expr<?>, Expr<?>, Expr<BoolSort>> holds) {
    List<Expr<?>> links = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) links.add(holds.apply(all.get(i - 1), all.get(i)));
    return context.mkAnd(bools(links));
  }

  private Expr<?> absolute(Expr<IntSort> x) {
    ArithExpr<IntSort> negative = context.mkUnaryMinus(x);
    return context.mkITE(context.mkLt(x, context.mkInt(0)), negative, x);
  }

  private static Expr<BoolSort> bool(Expr<?> expression) {
    return (Expr<BoolSort>) expression;
  }

  private static Expr<BoolSort>[] bools(List<Expr<?>> all) {
    return all.toArray(Expr[]::new);
  }

  private static Expr<IntSort> whole(Expr<?> expression) {
    return (Expr<IntSort>) expression;
  }

  private static Expr<ArithSort> number(Expr<?> expression) {
    return (Expr<ArithSort>) expression;
  }

  private static Expr<IntSort>[] wholes(List<Expr<?>> all) {
    return all.toArray(Expr[]::new);
  }

  /** Both branches are of the same sort. */
  private static Expr<com.microsoft.z3.Sort> same(Expr<?> expression) {
    return (Expr<com.microsoft.z3.Sort>) expression;
  }
}
