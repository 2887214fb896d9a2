$( Propositional calculus for short proofs: every label is one letter. A variable is v and its label. $)

$c ( ) -> -. wff |- $.
$v va vb vc vd ve vf vg vh vi vj vk vl vm vn vo vp $.

a $f wff va $.
b $f wff vb $.
c $f wff vc $.
d $f wff vd $.
e $f wff ve $.
f $f wff vf $.
g $f wff vg $.
h $f wff vh $.
i $f wff vi $.
j $f wff vj $.
k $f wff vk $.
l $f wff vl $.
m $f wff vm $.
n $f wff vn $.
o $f wff vo $.
p $f wff vp $.

$( Then, and not. $)
t $a wff ( va -> vb ) $.
u $a wff -. va $.

$( Modus ponens. $)
${
  x.1 $e |- va $.
  x.2 $e |- ( va -> vb ) $.
  x $a |- vb $.
$}

$( Axioms. $)
1 $a |- ( va -> ( vb -> va ) ) $.
2 $a |- ( ( va -> ( vb -> vc ) ) -> ( ( va -> vb ) -> ( va -> vc ) ) ) $.
3 $a |- ( ( -. va -> -. vb ) -> ( vb -> va ) ) $.

$( What follows from itself, and syllogism. $)
y $p |- ( va -> va ) $=
  a a a t t a a t a a 1 a a a t a t t a a a t t a a t t a a a t 1 a a a t a 2 x x $.
${
  s.1 $e |- ( va -> vb ) $.
  s.2 $e |- ( vb -> vc ) $.
  s $p |- ( va -> vc ) $=
    a b t a c t s.1 a b c t t a b t a c t t b c t a b c t t s.2 b c t a 1 x a b c 2 x x $.
$}
