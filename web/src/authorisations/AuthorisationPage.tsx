export function AuthorisationPage() {
  return null;
}
