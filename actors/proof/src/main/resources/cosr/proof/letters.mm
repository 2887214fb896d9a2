$( Propositional calculus for short proofs: every label is one letter. A variable is v and its label. $)

$c ( ) -> -. wff |- $.
$v va vb vc vd ve vf vg vh vi vj vk vl vm
   vn vo vp vq vr vs vt vu vv vw vx vy vz $.

a $f wff va $. b $f wff vb $. c $f wff vc $. d $f wff vd $.
e $f wff ve $. f $f wff vf $. g $f wff vg $. h $f wff vh $.
i $f wff vi $. j $f wff vj $. k $f wff vk $. l $f wff vl $.
m $f wff vm $. n $f wff vn $. o $f wff vo $. p $f wff vp $.
q $f wff vq $. r $f wff vr $. s $f wff vs $. t $f wff vt $.
u $f wff vu $. v $f wff vv $. w $f wff vw $. x $f wff vx $.
y $f wff vy $. z $f wff vz $.

$( Then, and not. $)
T $a wff ( va -> vb ) $.
U $a wff -. va $.

$( Modus ponens. $)
${
  X.1 $e |- va $.
  X.2 $e |- ( va -> vb ) $.
  X $a |- vb $.
$}

$( Axioms. $)
P $a |- ( va -> ( vb -> va ) ) $.
Q $a |- ( ( va -> ( vb -> vc ) ) -> ( ( va -> vb ) -> ( va -> vc ) ) ) $.
R $a |- ( ( -. va -> -. vb ) -> ( vb -> va ) ) $.

$( Syllogism, and what follows from itself. $)
${
  Y.1 $e |- ( va -> vb ) $.
  Y.2 $e |- ( vb -> vc ) $.
  Y $p |- ( va -> vc ) $=
    a b T a c T Y.1 a b c T T a b T a c T T b c T a b c T T Y.2 b c T a P X a b c Q X X $.
$}
Z $p |- ( va -> va ) $=
  a a a T T a a T a a P a a a T a T T a a a T T a a T T a a a T P a a a T a Q X X $.
