/** The smallest true PDF and JPEG, so that an upload meets a real file of its kind. */

const jpeg =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';

const pdf = (title: string) =>
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
% ${title}
trailer<</Root 1 0 R>>
%%EOF
`;

/** A file of this name; two names give two different files. */
export function smallFile(name: string, kind: 'pdf' | 'jpg'): File {
  const bytes =
    kind === 'pdf'
      ? new TextEncoder().encode(pdf(name))
      : new Uint8Array([...Buffer.from(jpeg, 'base64'), ...new TextEncoder().encode(name)]);
  const type = kind === 'pdf' ? 'application/pdf' : 'image/jpeg';
  return new File([bytes], name, { type });
}
