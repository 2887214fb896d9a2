/**
 * Quantifier-free formulas of SMT-LIB 2.6 over {@code Bool}, {@code Int} and {@code (_ BitVec n)}:
 * whether one is valid, and whether an assignment refutes it. Formulas and assignments are read and
 * evaluated here; Z3 is asked for validity alone, through its interface, and reads no text.
 */
@NullMarked
package cosr.smt;

import org.jspecify.annotations.NullMarked;
