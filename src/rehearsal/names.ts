/** Names of plants, as the mock-ups use them: nobody is meant. */
export const firstNames = [
  'Melati W.', 'Jati P.', 'Kenanga S.', 'Cempaka D.', 'Aren T.', 'Dahlia R.', 'Bakung N.',
  'Sawo K.', 'Randu H.', 'Mawar L.', 'Pinang A.', 'Cendana Y.', 'Flamboyan I.', 'Tanjung M.',
  'Asam G.', 'Wijaya K.', 'Seruni B.', 'Bambu O.', 'Kemuning F.', 'Salak U.', 'Nangka E.',
  'Teratai V.', 'Gaharu J.', 'Kelapa Z.', 'Sirih Q.', 'Jambu C.', 'Delima X.', 'Beringin R.',
  'Kamboja T.', 'Pandan S.', 'Soka W.', 'Lontar D.', 'Ketapang N.', 'Manggis H.', 'Durian P.',
  'Anggrek L.', 'Sukun M.', 'Waru A.', 'Mahoni Y.', 'Pala K.',
] as const;
