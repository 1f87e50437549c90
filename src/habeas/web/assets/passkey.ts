// Asks this browser for a passkey, puts its answer into the form, and sends the form.
// Bytes travel as base64 without padding (RFC 4648, section 5), as WebAuthn's JSON has it.

type Json = Record<string, unknown>;

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function letters(raw: ArrayBuffer | null): string | null {
  if (raw === null) return null;
  const plain = String.fromCharCode(...new Uint8Array(raw));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function descriptors(given: unknown): PublicKeyCredentialDescriptor[] {
  const list = (given ?? []) as (Json & { id: string })[];
  return list.map((one) => ({ ...one, id: bytes(one.id), type: "public-key" }));
}

async function asked(box: HTMLElement, form: HTMLFormElement): Promise<Json> {
  const body = new URLSearchParams({ purpose: box.dataset["passkey"] ?? "" });
  const secret = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
  body.set("csrfmiddlewaretoken", secret?.value ?? "");
  const answer = await fetch(box.dataset["ask"] ?? "", { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as { publicKey: Json }).publicKey;
}

async function made(options: Json): Promise<Json> {
  const user = options["user"] as Json & { id: string };
  const publicKey = {
    ...options,
    challenge: bytes(options["challenge"] as string),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: descriptors(options["excludeCredentials"]),
  } as unknown as PublicKeyCredentialCreationOptions;
  const key = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = key.response as AuthenticatorAttestationResponse;
  return {
    id: key.id,
    rawId: letters(key.rawId),
    type: key.type,
    response: {
      clientDataJSON: letters(response.clientDataJSON),
      attestationObject: letters(response.attestationObject),
    },
  };
}

async function shown(options: Json): Promise<Json> {
  const publicKey = {
    ...options,
    challenge: bytes(options["challenge"] as string),
    allowCredentials: descriptors(options["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
  const key = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = key.response as AuthenticatorAssertionResponse;
  return {
    id: key.id,
    rawId: letters(key.rawId),
    type: key.type,
    response: {
      clientDataJSON: letters(response.clientDataJSON),
      authenticatorData: letters(response.authenticatorData),
      signature: letters(response.signature),
      userHandle: letters(response.userHandle),
    },
  };
}

async function press(box: HTMLElement): Promise<void> {
  const form = box.closest("form");
  const why = box.querySelector<HTMLElement>(".why");
  const field = form?.querySelector<HTMLInputElement>(`[name=${box.dataset["field"]}]`);
  if (!form || !field || !why) return;
  why.hidden = true;
  try {
    const options = await asked(box, form);
    const answer = box.dataset["passkey"] === "new" ? made(options) : shown(options);
    field.value = JSON.stringify(await answer);
    form.submit();
  } catch {
    why.textContent = box.dataset["failed"] ?? "";
    why.hidden = false;
  }
}

export function passkey(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
    box.querySelector("button")?.addEventListener("click", () => void press(box));
  }
  // The letters of an invitation stand behind the #, which no server is sent.
  const invitation = document.querySelector<HTMLInputElement>("[data-from-address]");
  if (invitation && location.hash.length > 1) {
    invitation.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
  }
}
