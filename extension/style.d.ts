/** A style sheet with everything that it imports, as text; the packer makes it. */
declare module "style:*" {
  const style: string;
  export default style;
}
