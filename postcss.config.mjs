/** Tailwind 4 needs one plugin and no configuration file of its own: the tokens stand in app/globals.css. */
export default { plugins: { "@tailwindcss/postcss": {} } };
