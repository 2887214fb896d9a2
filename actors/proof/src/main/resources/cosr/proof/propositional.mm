$( Propositional calculus with implication and negation: the axioms of Lukasiewicz, modus ponens, and a ladder of
   theorems, each with a proof from those before it. Labels, statements and proofs follow the database set.mm
   (public domain, CC0 1.0). $)

$c ( ) -> -. wff |- $.
$v ph ps ch th ta et $.

wph $f wff ph $.
wps $f wff ps $.
wch $f wff ch $.
wth $f wff th $.
wta $f wff ta $.
wet $f wff et $.

$( Formulas. $)
wn $a wff -. ph $.
wi $a wff ( ph -> ps ) $.

$( Modus ponens, and the three axioms. $)
${
  min $e |- ph $.
  maj $e |- ( ph -> ps ) $.
  ax-mp $a |- ps $.
$}
ax-1 $a |- ( ph -> ( ps -> ph ) ) $.
ax-2 $a |- ( ( ph -> ( ps -> ch ) ) -> ( ( ph -> ps ) -> ( ph -> ch ) ) ) $.
ax-3 $a |- ( ( -. ph -> -. ps ) -> ( ps -> ph ) ) $.

$( Implication alone. $)

${
  mp2.1 $e |- ph $.
  mp2.2 $e |- ps $.
  mp2.3 $e |- ( ph -> ( ps -> ch ) ) $.
  mp2 $p |- ch $=
    wps wch mp2.2 wph wps wch wi mp2.1 mp2.3 ax-mp ax-mp $.
$}

${
  mp2b.1 $e |- ph $.
  mp2b.2 $e |- ( ph -> ps ) $.
  mp2b.3 $e |- ( ps -> ch ) $.
  mp2b $p |- ch $=
    wps wch wph wps mp2b.1 mp2b.2 ax-mp mp2b.3 ax-mp $.
$}

${
  a1i.1 $e |- ph $.
  a1i $p |- ( ps -> ph ) $=
    wph wps wph wi a1i.1 wph wps ax-1 ax-mp $.
$}

${
  2a1i.1 $e |- ph $.
  2a1i $p |- ( ps -> ( ch -> ph ) ) $=
    wch wph wi wps wph wch 2a1i.1 a1i a1i $.
$}

${
  mp1i.1 $e |- ph $.
  mp1i.2 $e |- ( ph -> ps ) $.
  mp1i $p |- ( ch -> ps ) $=
    wps wch wph wps mp1i.1 mp1i.2 ax-mp a1i $.
$}

${
  a2i.1 $e |- ( ph -> ( ps -> ch ) ) $.
  a2i $p |- ( ( ph -> ps ) -> ( ph -> ch ) ) $=
    wph wps wch wi wi wph wps wi wph wch wi wi a2i.1 wph wps wch ax-2 ax-mp $.
$}

${
  mpd.1 $e |- ( ph -> ps ) $.
  mpd.2 $e |- ( ph -> ( ps -> ch ) ) $.
  mpd $p |- ( ph -> ch ) $=
    wph wps wi wph wch wi mpd.1 wph wps wch mpd.2 a2i ax-mp $.
$}

${
  imim2i.1 $e |- ( ph -> ps ) $.
  imim2i $p |- ( ( ch -> ph ) -> ( ch -> ps ) ) $=
    wch wph wps wph wps wi wch imim2i.1 a1i a2i $.
$}

${
  syl.1 $e |- ( ph -> ps ) $.
  syl.2 $e |- ( ps -> ch ) $.
  syl $p |- ( ph -> ch ) $=
    wph wps wch syl.1 wps wch wi wph syl.2 a1i mpd $.
$}

${
  3syl.1 $e |- ( ph -> ps ) $.
  3syl.2 $e |- ( ps -> ch ) $.
  3syl.3 $e |- ( ch -> th ) $.
  3syl $p |- ( ph -> th ) $=
    wph wch wth wph wps wch 3syl.1 3syl.2 syl 3syl.3 syl $.
$}

${
  4syl.1 $e |- ( ph -> ps ) $.
  4syl.2 $e |- ( ps -> ch ) $.
  4syl.3 $e |- ( ch -> th ) $.
  4syl.4 $e |- ( th -> ta ) $.
  4syl $p |- ( ph -> ta ) $=
    wph wth wta wph wps wch wth 4syl.1 4syl.2 4syl.3 3syl 4syl.4 syl $.
$}

${
  mpi.1 $e |- ps $.
  mpi.2 $e |- ( ph -> ( ps -> ch ) ) $.
  mpi $p |- ( ph -> ch ) $=
    wph wps wch wps wph mpi.1 a1i mpi.2 mpd $.
$}

${
  mpisyl.1 $e |- ( ph -> ps ) $.
  mpisyl.2 $e |- ch $.
  mpisyl.3 $e |- ( ps -> ( ch -> th ) ) $.
  mpisyl $p |- ( ph -> th ) $=
    wph wps wth mpisyl.1 wps wch wth mpisyl.2 mpisyl.3 mpi syl $.
$}

id $p |- ( ph -> ph ) $=
    wph wph wph wi wph wph wph ax-1 wph wph wph wi ax-1 mpd $.

idd $p |- ( ph -> ( ps -> ps ) ) $=
    wps wps wi wph wps id a1i $.

${
  a1d.1 $e |- ( ph -> ps ) $.
  a1d $p |- ( ph -> ( ch -> ps ) ) $=
    wph wps wch wps wi a1d.1 wps wch ax-1 syl $.
$}

${
  2a1d.1 $e |- ( ph -> ps ) $.
  2a1d $p |- ( ph -> ( ch -> ( th -> ps ) ) ) $=
    wph wth wps wi wch wph wps wth 2a1d.1 a1d a1d $.
$}

2a1 $p |- ( ph -> ( ps -> ( ch -> ph ) ) ) $=
    wph wph wps wch wph id 2a1d $.

${
  a2d.1 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  a2d $p |- ( ph -> ( ( ps -> ch ) -> ( ps -> th ) ) ) $=
    wph wps wch wth wi wi wps wch wi wps wth wi wi a2d.1 wps wch wth ax-2 syl $.
$}

${
  sylcom.1 $e |- ( ph -> ( ps -> ch ) ) $.
  sylcom.2 $e |- ( ps -> ( ch -> th ) ) $.
  sylcom $p |- ( ph -> ( ps -> th ) ) $=
    wph wps wch wi wps wth wi sylcom.1 wps wch wth sylcom.2 a2i syl $.
$}

${
  syl5com.1 $e |- ( ph -> ps ) $.
  syl5com.2 $e |- ( ch -> ( ps -> th ) ) $.
  syl5com $p |- ( ph -> ( ch -> th ) ) $=
    wph wch wps wth wph wps wch syl5com.1 a1d syl5com.2 sylcom $.
$}

${
  com12.1 $e |- ( ph -> ( ps -> ch ) ) $.
  com12 $p |- ( ps -> ( ph -> ch ) ) $=
    wps wps wph wch wps id com12.1 syl5com $.
$}

${
  syl5.1 $e |- ( ph -> ps ) $.
  syl5.2 $e |- ( ch -> ( ps -> th ) ) $.
  syl5 $p |- ( ch -> ( ph -> th ) ) $=
    wph wch wth wph wps wch wth syl5.1 syl5.2 syl5com com12 $.
$}

${
  syl6.1 $e |- ( ph -> ( ps -> ch ) ) $.
  syl6.2 $e |- ( ch -> th ) $.
  syl6 $p |- ( ph -> ( ps -> th ) ) $=
    wph wps wch wth syl6.1 wch wth wi wps syl6.2 a1i sylcom $.
$}

${
  syl6com.1 $e |- ( ph -> ( ps -> ch ) ) $.
  syl6com.2 $e |- ( ch -> th ) $.
  syl6com $p |- ( ps -> ( ph -> th ) ) $=
    wph wps wth wph wps wch wth syl6com.1 syl6com.2 syl6 com12 $.
$}

${
  mpcom.1 $e |- ( ps -> ph ) $.
  mpcom.2 $e |- ( ph -> ( ps -> ch ) ) $.
  mpcom $p |- ( ps -> ch ) $=
    wps wph wch mpcom.1 wph wps wch mpcom.2 com12 mpd $.
$}

${
  syl2im.1 $e |- ( ph -> ps ) $.
  syl2im.2 $e |- ( ch -> th ) $.
  syl2im.3 $e |- ( ps -> ( th -> ta ) ) $.
  syl2im $p |- ( ph -> ( ch -> ta ) ) $=
    wph wps wch wta wi syl2im.1 wch wth wps wta syl2im.2 syl2im.3 syl5 syl $.
$}

pm2.27 $p |- ( ph -> ( ( ph -> ps ) -> ps ) ) $=
    wph wps wi wph wps wph wps wi id com12 $.

${
  mpdd.1 $e |- ( ph -> ( ps -> ch ) ) $.
  mpdd.2 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  mpdd $p |- ( ph -> ( ps -> th ) ) $=
    wph wps wch wi wps wth wi mpdd.1 wph wps wch wth mpdd.2 a2d mpd $.
$}

${
  mpid.1 $e |- ( ph -> ch ) $.
  mpid.2 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  mpid $p |- ( ph -> ( ps -> th ) ) $=
    wph wps wch wth wph wch wps mpid.1 a1d mpid.2 mpdd $.
$}

${
  mpdi.1 $e |- ( ps -> ch ) $.
  mpdi.2 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  mpdi $p |- ( ph -> ( ps -> th ) ) $=
    wph wps wch wth wps wch wi wph mpdi.1 a1i mpdi.2 mpdd $.
$}

${
  syld.1 $e |- ( ph -> ( ps -> ch ) ) $.
  syld.2 $e |- ( ph -> ( ch -> th ) ) $.
  syld $p |- ( ph -> ( ps -> th ) ) $=
    wph wps wch wth syld.1 wph wch wth wi wps syld.2 a1d mpdd $.
$}

${
  mp2d.1 $e |- ( ph -> ps ) $.
  mp2d.2 $e |- ( ph -> ch ) $.
  mp2d.3 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  mp2d $p |- ( ph -> th ) $=
    wph wps wth mp2d.1 wph wps wch wth mp2d.2 mp2d.3 mpid mpd $.
$}

${
  a1dd.1 $e |- ( ph -> ( ps -> ch ) ) $.
  a1dd $p |- ( ph -> ( ps -> ( th -> ch ) ) ) $=
    wph wps wch wth wch wi a1dd.1 wch wth ax-1 syl6 $.
$}

${
  pm2.43i.1 $e |- ( ph -> ( ph -> ps ) ) $.
  pm2.43i $p |- ( ph -> ps ) $=
    wph wph wps wph id pm2.43i.1 mpd $.
$}

${
  pm2.43d.1 $e |- ( ph -> ( ps -> ( ps -> ch ) ) ) $.
  pm2.43d $p |- ( ph -> ( ps -> ch ) ) $=
    wph wps wps wch wps id pm2.43d.1 mpdi $.
$}

pm2.43 $p |- ( ( ph -> ( ph -> ps ) ) -> ( ph -> ps ) ) $=
    wph wph wps wi wps wph wps pm2.27 a2i $.

${
  imim2d.1 $e |- ( ph -> ( ps -> ch ) ) $.
  imim2d $p |- ( ph -> ( ( th -> ps ) -> ( th -> ch ) ) ) $=
    wph wth wps wch wph wps wch wi wth imim2d.1 a1d a2d $.
$}

imim2 $p |- ( ( ph -> ps ) -> ( ( ch -> ph ) -> ( ch -> ps ) ) ) $=
    wph wps wi wph wps wch wph wps wi id imim2d $.

${
  imim12i.1 $e |- ( ph -> ps ) $.
  imim12i.2 $e |- ( ch -> th ) $.
  imim12i $p |- ( ( ps -> ch ) -> ( ph -> th ) ) $=
    wph wps wps wch wi wth imim12i.1 wch wth wps imim12i.2 imim2i syl5 $.
$}

${
  imim1i.1 $e |- ( ph -> ps ) $.
  imim1i $p |- ( ( ps -> ch ) -> ( ph -> ch ) ) $=
    wph wps wch wch imim1i.1 wch id imim12i $.
$}

${
  sylc.1 $e |- ( ph -> ps ) $.
  sylc.2 $e |- ( ph -> ch ) $.
  sylc.3 $e |- ( ps -> ( ch -> th ) ) $.
  sylc $p |- ( ph -> th ) $=
    wph wth wph wps wph wch wth sylc.1 sylc.2 sylc.3 syl2im pm2.43i $.
$}

${
  mpsyl.1 $e |- ph $.
  mpsyl.2 $e |- ( ps -> ch ) $.
  mpsyl.3 $e |- ( ph -> ( ch -> th ) ) $.
  mpsyl $p |- ( ps -> th ) $=
    wps wph wch wth wph wps mpsyl.1 a1i mpsyl.2 mpsyl.3 sylc $.
$}

${
  syl6c.1 $e |- ( ph -> ( ps -> ch ) ) $.
  syl6c.2 $e |- ( ph -> ( ps -> th ) ) $.
  syl6c.3 $e |- ( ch -> ( th -> ta ) ) $.
  syl6c $p |- ( ph -> ( ps -> ta ) ) $=
    wph wps wth wta syl6c.2 wph wps wch wth wta wi syl6c.1 syl6c.3 syl6 mpdd $.
$}

${
  syldd.1 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  syldd.2 $e |- ( ph -> ( ps -> ( th -> ta ) ) ) $.
  syldd $p |- ( ph -> ( ps -> ( ch -> ta ) ) ) $=
    wph wps wth wta wi wch wth wi wch wta wi syldd.2 syldd.1 wth wta wch imim2 syl6c $.
$}

${
  syl5d.1 $e |- ( ph -> ( ps -> ch ) ) $.
  syl5d.2 $e |- ( ph -> ( th -> ( ch -> ta ) ) ) $.
  syl5d $p |- ( ph -> ( th -> ( ps -> ta ) ) ) $=
    wph wth wps wch wta wph wps wch wi wth syl5d.1 a1d syl5d.2 syldd $.
$}

${
  syl9.1 $e |- ( ph -> ( ps -> ch ) ) $.
  syl9.2 $e |- ( th -> ( ch -> ta ) ) $.
  syl9 $p |- ( ph -> ( th -> ( ps -> ta ) ) ) $=
    wph wps wch wth wta syl9.1 wth wch wta wi wi wph syl9.2 a1i syl5d $.
$}

${
  imim12d.1 $e |- ( ph -> ( ps -> ch ) ) $.
  imim12d.2 $e |- ( ph -> ( th -> ta ) ) $.
  imim12d $p |- ( ph -> ( ( ch -> th ) -> ( ps -> ta ) ) ) $=
    wph wps wch wch wth wi wta imim12d.1 wph wth wta wch imim12d.2 imim2d syl5d $.
$}

${
  imim1d.1 $e |- ( ph -> ( ps -> ch ) ) $.
  imim1d $p |- ( ph -> ( ( ch -> th ) -> ( ps -> th ) ) ) $=
    wph wps wch wth wth imim1d.1 wph wth idd imim12d $.
$}

imim1 $p |- ( ( ph -> ps ) -> ( ( ps -> ch ) -> ( ph -> ch ) ) ) $=
    wph wps wi wph wps wch wph wps wi id imim1d $.

${
  com23.1 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  com23 $p |- ( ph -> ( ch -> ( ps -> th ) ) ) $=
    wph wps wch wth wi wch wth com23.1 wch wth pm2.27 syl9 $.
$}

${
  com3r.1 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  com3r $p |- ( ch -> ( ph -> ( ps -> th ) ) ) $=
    wph wch wps wth wi wph wps wch wth com3r.1 com23 com12 $.
$}

${
  com13.1 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  com13 $p |- ( ch -> ( ps -> ( ph -> th ) ) ) $=
    wch wph wps wth wph wps wch wth com13.1 com3r com23 $.
$}

${
  com3l.1 $e |- ( ph -> ( ps -> ( ch -> th ) ) ) $.
  com3l $p |- ( ps -> ( ch -> ( ph -> th ) ) ) $=
    wch wph wps wth wph wps wch wth com3l.1 com3r com3r $.
$}

pm2.04 $p |- ( ( ph -> ( ps -> ch ) ) -> ( ps -> ( ph -> ch ) ) ) $=
    wph wps wch wi wi wph wps wch wph wps wch wi wi id com23 $.

${
  com34.1 $e |- ( ph -> ( ps -> ( ch -> ( th -> ta ) ) ) ) $.
  com34 $p |- ( ph -> ( ps -> ( th -> ( ch -> ta ) ) ) ) $=
    wph wps wch wth wta wi wi wth wch wta wi wi com34.1 wch wth wta pm2.04 syl6 $.
$}

jarr $p |- ( ( ( ph -> ps ) -> ch ) -> ( ps -> ch ) ) $=
    wps wph wps wi wch wps wph ax-1 imim1i $.

${
  pm2.86d.1 $e |- ( ph -> ( ( ps -> ch ) -> ( ps -> th ) ) ) $.
  pm2.86d $p |- ( ph -> ( ps -> ( ch -> th ) ) ) $=
    wph wch wps wth wch wps wch wi wph wps wth wi wch wps ax-1 pm2.86d.1 syl5 com23 $.
$}

pm2.86 $p |- ( ( ( ph -> ps ) -> ( ph -> ch ) ) -> ( ph -> ( ps -> ch ) ) ) $=
    wph wps wi wph wch wi wi wph wps wch wph wps wi wph wch wi wi id pm2.86d $.

$( Negation. $)

con4 $p |- ( ( -. ph -> -. ps ) -> ( ps -> ph ) ) $=
    wph wps ax-3 $.

${
  con4d.1 $e |- ( ph -> ( -. ps -> -. ch ) ) $.
  con4d $p |- ( ph -> ( ch -> ps ) ) $=
    wph wps wn wch wn wi wch wps wi con4d.1 wps wch con4 syl $.
$}

${
  pm2.21d.1 $e |- ( ph -> -. ps ) $.
  pm2.21d $p |- ( ph -> ( ps -> ch ) ) $=
    wph wch wps wph wps wn wch wn pm2.21d.1 a1d con4d $.
$}

pm2.21 $p |- ( -. ph -> ( ph -> ps ) ) $=
    wph wn wph wps wph wn id pm2.21d $.

pm2.24 $p |- ( ph -> ( -. ph -> ps ) ) $=
    wph wn wph wps wph wps pm2.21 com12 $.

pm2.18 $p |- ( ( -. ph -> ph ) -> ph ) $=
    wph wn wph wi wph wph wn wph wi wph wph wn wph wi wph wn wph wph wn wph wi wn wph wph wn wph wi wn pm2.21
    a2i con4d pm2.43i $.

${
  pm2.18d.1 $e |- ( ph -> ( -. ps -> ps ) ) $.
  pm2.18d $p |- ( ph -> ps ) $=
    wph wps wn wps wi wps pm2.18d.1 wps pm2.18 syl $.
$}

notnotr $p |- ( -. -. ph -> ph ) $=
    wph wn wn wph wph wn wph pm2.21 pm2.18d $.

${
  notnotrd.1 $e |- ( ph -> -. -. ps ) $.
  notnotrd $p |- ( ph -> ps ) $=
    wph wps wn wn wps notnotrd.1 wps notnotr syl $.
$}

${
  notnotri.1 $e |- -. -. ph $.
  notnotri $p |- ph $=
    wph wn wn wph notnotri.1 wph notnotr ax-mp $.
$}

${
  con2d.1 $e |- ( ph -> ( ps -> -. ch ) ) $.
  con2d $p |- ( ph -> ( ch -> -. ps ) ) $=
    wph wps wn wch wps wn wn wps wph wch wn wps notnotr con2d.1 syl5 con4d $.
$}

con2 $p |- ( ( ph -> -. ps ) -> ( ps -> -. ph ) ) $=
    wph wps wn wi wph wps wph wps wn wi id con2d $.

${
  mt2d.1 $e |- ( ph -> ch ) $.
  mt2d.2 $e |- ( ph -> ( ps -> -. ch ) ) $.
  mt2d $p |- ( ph -> -. ps ) $=
    wph wch wps wn mt2d.1 wph wps wch mt2d.2 con2d mpd $.
$}

${
  mt2i.1 $e |- ch $.
  mt2i.2 $e |- ( ph -> ( ps -> -. ch ) ) $.
  mt2i $p |- ( ph -> -. ps ) $=
    wph wps wch wch wph mt2i.1 a1i mt2i.2 mt2d $.
$}

${
  nsyl3.1 $e |- ( ph -> -. ps ) $.
  nsyl3.2 $e |- ( ch -> ps ) $.
  nsyl3 $p |- ( ch -> -. ph ) $=
    wch wph wps nsyl3.2 wph wps wn wi wch nsyl3.1 a1i mt2d $.
$}

${
  con2i.1 $e |- ( ph -> -. ps ) $.
  con2i $p |- ( ps -> -. ph ) $=
    wph wps wps con2i.1 wps id nsyl3 $.
$}

${
  nsyl.1 $e |- ( ph -> -. ps ) $.
  nsyl.2 $e |- ( ch -> ps ) $.
  nsyl $p |- ( ph -> -. ch ) $=
    wch wph wph wps wch nsyl.1 nsyl.2 nsyl3 con2i $.
$}

notnot $p |- ( ph -> -. -. ph ) $=
    wph wn wph wph wn id con2i $.

${
  notnoti.1 $e |- ph $.
  notnoti $p |- -. -. ph $=
    wph wph wn wn notnoti.1 wph notnot ax-mp $.
$}

${
  con1d.1 $e |- ( ph -> ( -. ps -> ch ) ) $.
  con1d $p |- ( ph -> ( -. ch -> ps ) ) $=
    wph wps wch wn wph wps wn wch wch wn wn con1d.1 wch notnot syl6 con4d $.
$}

${
  mt3d.1 $e |- ( ph -> -. ch ) $.
  mt3d.2 $e |- ( ph -> ( -. ps -> ch ) ) $.
  mt3d $p |- ( ph -> ps ) $=
    wph wch wn wps mt3d.1 wph wps wch mt3d.2 con1d mpd $.
$}

${
  mt3i.1 $e |- -. ch $.
  mt3i.2 $e |- ( ph -> ( -. ps -> ch ) ) $.
  mt3i $p |- ( ph -> ps ) $=
    wph wps wch wch wn wph mt3i.1 a1i mt3i.2 mt3d $.
$}

${
  nsyl2.1 $e |- ( ph -> -. ps ) $.
  nsyl2.2 $e |- ( -. ch -> ps ) $.
  nsyl2 $p |- ( ph -> ch ) $=
    wph wch wps nsyl2.1 wch wn wps wi wph nsyl2.2 a1i mt3d $.
$}

con1 $p |- ( ( -. ph -> ps ) -> ( -. ps -> ph ) ) $=
    wph wn wps wi wph wps wph wn wps wi id con1d $.

${
  con1i.1 $e |- ( -. ph -> ps ) $.
  con1i $p |- ( -. ps -> ph ) $=
    wps wn wps wph wps wn id con1i.1 nsyl2 $.
$}

${
  con4i.1 $e |- ( -. ph -> -. ps ) $.
  con4i $p |- ( ps -> ph ) $=
    wps wps wn wph wps notnot con4i.1 nsyl2 $.
$}

${
  pm2.21i.1 $e |- -. ph $.
  pm2.21i $p |- ( ph -> ps ) $=
    wps wph wph wn wps wn pm2.21i.1 a1i con4i $.
$}

${
  pm2.24ii.1 $e |- ph $.
  pm2.24ii.2 $e |- -. ph $.
  pm2.24ii $p |- ps $=
    wph wps pm2.24ii.1 wph wps pm2.24ii.2 pm2.21i ax-mp $.
$}

${
  pm2.24d.1 $e |- ( ph -> ps ) $.
  pm2.24d $p |- ( ph -> ( -. ps -> ch ) ) $=
    wph wch wps wph wps wch wn pm2.24d.1 a1d con1d $.
$}

${
  con3d.1 $e |- ( ph -> ( ps -> ch ) ) $.
  con3d $p |- ( ph -> ( -. ch -> -. ps ) ) $=
    wph wps wn wch wps wn wn wps wph wch wps notnotr con3d.1 syl5 con1d $.
$}

con3 $p |- ( ( ph -> ps ) -> ( -. ps -> -. ph ) ) $=
    wph wps wi wph wps wph wps wi id con3d $.

${
  con3i.1 $e |- ( ph -> ps ) $.
  con3i $p |- ( -. ps -> -. ph ) $=
    wps wn wps wph wps wn id con3i.1 nsyl $.
$}

${
  con3rr3.1 $e |- ( ph -> ( ps -> ch ) ) $.
  con3rr3 $p |- ( -. ch -> ( ph -> -. ps ) ) $=
    wph wch wn wps wn wph wps wch con3rr3.1 con3d com12 $.
$}

${
  mt4.1 $e |- ph $.
  mt4.2 $e |- ( -. ps -> -. ph ) $.
  mt4 $p |- ps $=
    wph wps mt4.1 wps wph mt4.2 con4i ax-mp $.
$}

${
  nsyld.1 $e |- ( ph -> ( ps -> -. ch ) ) $.
  nsyld.2 $e |- ( ph -> ( ta -> ch ) ) $.
  nsyld $p |- ( ph -> ( ps -> -. ta ) ) $=
    wph wps wch wn wta wn nsyld.1 wph wta wch nsyld.2 con3d syld $.
$}

pm3.2im $p |- ( ph -> ( ps -> -. ( ph -> -. ps ) ) ) $=
    wph wph wps wn wi wps wph wps wn pm2.27 con2d $.

${
  jc.1 $e |- ( ph -> ps ) $.
  jc.2 $e |- ( ph -> ch ) $.
  jc $p |- ( ph -> -. ( ps -> -. ch ) ) $=
    wph wps wch wps wch wn wi wn jc.1 jc.2 wps wch pm3.2im sylc $.
$}

${
  impi.1 $e |- ( ph -> ( ps -> ch ) ) $.
  impi $p |- ( -. ( ph -> -. ps ) -> ch ) $=
    wch wph wps wn wi wph wps wch impi.1 con3rr3 con1i $.
$}

${
  expi.1 $e |- ( -. ( ph -> -. ps ) -> ch ) $.
  expi $p |- ( ph -> ( ps -> ch ) ) $=
    wph wps wph wps wn wi wn wch wph wps pm3.2im expi.1 syl6 $.
$}

simprim $p |- ( -. ( ph -> -. ps ) -> ps ) $=
    wph wps wps wph wps idd impi $.

simplim $p |- ( -. ( ph -> ps ) -> ph ) $=
    wph wph wps wi wph wps pm2.21 con1i $.

pm2.5 $p |- ( -. ( ph -> ps ) -> ( -. ph -> ps ) ) $=
    wph wps wi wn wph wps wph wps simplim pm2.24d $.

pm2.51 $p |- ( -. ( ph -> ps ) -> ( ph -> -. ps ) ) $=
    wph wps wi wn wps wn wph wps wph wps wi wps wph ax-1 con3i a1d $.

pm2.521 $p |- ( -. ( ph -> ps ) -> ( ps -> ph ) ) $=
    wph wps wi wn wph wps wph wps simplim a1d $.

expt $p |- ( ( -. ( ph -> -. ps ) -> ch ) -> ( ph -> ( ps -> ch ) ) ) $=
    wph wph wps wn wi wn wch wi wps wch wi wph wps wph wps wn wi wn wch wph wps pm3.2im imim1d com12 $.

impt $p |- ( ( ph -> ( ps -> ch ) ) -> ( -. ( ph -> -. ps ) -> ch ) ) $=
    wph wps wch wi wi wph wps wn wi wn wps wch wph wps simprim wph wps wn wi wn wph wps wch wi wph wps wn
    simplim imim1i mpdi $.

${
  pm2.61d.1 $e |- ( ph -> ( ps -> ch ) ) $.
  pm2.61d.2 $e |- ( ph -> ( -. ps -> ch ) ) $.
  pm2.61d $p |- ( ph -> ch ) $=
    wph wch wph wch wn wps wch wph wps wch pm2.61d.2 con1d pm2.61d.1 syld pm2.18d $.
$}

${
  pm2.61d1.1 $e |- ( ph -> ( ps -> ch ) ) $.
  pm2.61d1.2 $e |- ( -. ps -> ch ) $.
  pm2.61d1 $p |- ( ph -> ch ) $=
    wph wps wch pm2.61d1.1 wps wn wch wi wph pm2.61d1.2 a1i pm2.61d $.
$}

${
  ja.1 $e |- ( -. ph -> ch ) $.
  ja.2 $e |- ( ps -> ch ) $.
  ja $p |- ( ( ph -> ps ) -> ch ) $=
    wph wps wi wph wch wps wch wph ja.2 imim2i ja.1 pm2.61d1 $.
$}

${
  jad.1 $e |- ( ph -> ( -. ps -> th ) ) $.
  jad.2 $e |- ( ph -> ( ch -> th ) ) $.
  jad $p |- ( ph -> ( ( ps -> ch ) -> th ) ) $=
    wps wch wi wph wth wps wch wph wth wi wph wps wn wth jad.1 com12 wph wch wth jad.2 com12 ja com12 $.
$}

jarl $p |- ( ( ( ph -> ps ) -> ch ) -> ( -. ph -> ch ) ) $=
    wph wn wph wps wi wch wph wps pm2.21 imim1i $.

${
  pm2.61i.1 $e |- ( ph -> ps ) $.
  pm2.61i.2 $e |- ( -. ph -> ps ) $.
  pm2.61i $p |- ps $=
    wph wph wi wps wph id wph wph wps pm2.61i.2 pm2.61i.1 ja ax-mp $.
$}

pm2.01 $p |- ( ( ph -> -. ph ) -> -. ph ) $=
    wph wph wn wph wn wph wn id wph wn id ja $.

${
  pm2.01d.1 $e |- ( ph -> ( ps -> -. ps ) ) $.
  pm2.01d $p |- ( ph -> -. ps ) $=
    wph wps wps wn pm2.01d.1 wps wn id pm2.61d1 $.
$}

pm2.6 $p |- ( ( -. ph -> ps ) -> ( ( ph -> ps ) -> ps ) ) $=
    wph wn wps wi wph wps wps wph wn wps wi id wph wn wps wi wps idd jad $.

pm2.61 $p |- ( ( ph -> ps ) -> ( ( -. ph -> ps ) -> ps ) ) $=
    wph wn wps wi wph wps wi wps wph wps pm2.6 com12 $.

pm2.65 $p |- ( ( ph -> ps ) -> ( ( ph -> -. ps ) -> -. ph ) ) $=
    wph wps wi wph wps wn wph wn wph wps wi wph wn idd wph wps con3 jad $.

${
  pm2.65i.1 $e |- ( ph -> ps ) $.
  pm2.65i.2 $e |- ( ph -> -. ps ) $.
  pm2.65i $p |- -. ph $=
    wps wph wn wph wps pm2.65i.2 con2i wph wps pm2.65i.1 con3i pm2.61i $.
$}

${
  mto.1 $e |- -. ps $.
  mto.2 $e |- ( ph -> ps ) $.
  mto $p |- -. ph $=
    wph wps mto.2 wps wn wph mto.1 a1i pm2.65i $.
$}

${
  mt2.1 $e |- ps $.
  mt2.2 $e |- ( ph -> -. ps ) $.
  mt2 $p |- -. ph $=
    wph wps wps wph mt2.1 a1i mt2.2 pm2.65i $.
$}

${
  mt3.1 $e |- -. ps $.
  mt3.2 $e |- ( -. ph -> ps ) $.
  mt3 $p |- ph $=
    wph wph wn wps mt3.1 mt3.2 mto notnotri $.
$}

peirce $p |- ( ( ( ph -> ps ) -> ph ) -> ph ) $=
    wph wps wi wph wph wph wps simplim wph id ja $.

looinv $p |- ( ( ( ph -> ps ) -> ps ) -> ( ( ps -> ph ) -> ph ) ) $=
    wph wps wi wps wi wps wph wi wph wps wi wph wi wph wph wps wi wps wph imim1 wph wps peirce syl6 $.
