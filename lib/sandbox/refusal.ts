/**
 * An answer that is not a success, thrown from anywhere below the door and written there as
 * `{ "statusCode": <status>, "message": <text> }`. Thrown, not returned, because a refusal must also roll back
 * whatever the running transaction has done.
 */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "Refusal";
    this.status = status;
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message);
}

export function unauthorized(): Refusal {
  return new Refusal(401, "401 Unauthorized.");
}

/** How AutoCount words a missing permission is not known (cloud-api 1). */
export function forbidden(): Refusal {
  return new Refusal(403, "403 Forbidden.");
}

export function notFound(): Refusal {
  return new Refusal(404, "Record not found.");
}

export function methodNotAllowed(): Refusal {
  return new Refusal(405, "405 Method Not Allowed.");
}

export function tooManyRequests(): Refusal {
  return new Refusal(429, "Too many requests.");
}

export function serverFailure(): Refusal {
  return new Refusal(500, "An error occurred while processing the request.");
}

/** `debtorCode` -> `DebtorCode`: messages name fields in PascalCase although the JSON is camelCase. */
export function pascal(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

export function requiredMessage(field: string): string {
  return `The ${pascal(field)} field is required.`;
}

export function tooLongMessage(field: string, max: number): string {
  return `The field ${pascal(field)} must be a string with a maximum length of ${max}.`;
}

export function notExistsMessage(field: string, entity: string, value: string): string {
  return `${pascal(field)} : ${entity} (${entity}Key = ${value}) not exists.`;
}

export function conversionMessage(dotnetType: string, path: string): string {
  return `The JSON value could not be converted to ${dotnetType}. Path: ${path}.`;
}
