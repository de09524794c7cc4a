// The value a control means, when it is not the text it shows: an ISO day, minor units of money, the id of an option.

export type FormValueData = string | number | boolean | null | string[];

export function FormValue({ name, value }: { name: string | undefined; value: FormValueData }) {
  return name === undefined ? null : (
    <input type="hidden" data-form-value={name} value={JSON.stringify(value)} readOnly />
  );
}

/** What the form's controls mean, read from the hidden inputs above. */
export function readFormValues(form: HTMLFormElement): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-form-value]")) {
    const name = input.dataset.formValue;
    if (name !== undefined) values[name] = JSON.parse(input.value);
  }
  return values;
}
