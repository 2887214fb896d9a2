/**
 * Models of real size: random ones, whether they train in the memory that there is, and exactly.
 */
package cosr.bench.size;
