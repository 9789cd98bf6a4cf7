import { serve } from "./serve.ts";

serve<{ bytes: number }>(({ bytes }) => {
  const body = Buffer.alloc(bytes, "<p>static</p>\n");
  return (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
    response.end(body);
  };
});
