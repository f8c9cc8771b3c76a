/** Whom the embed page speaks with: every page, or those of some origins and of the service itself. */
export type Ancestors = '*' | readonly string[];

/**
 * What the page of a frame does besides showing its element. It takes a token out of its own address, where no log and
 * no `Referer` has it, and asks the page around for another one when it ends. It tells that page how high the content
 * is; Canvas and others listen for `lti.frameResize`. Nothing is said to, or taken from, a page of another origin.
 */
export function frameScript(ancestors: Ancestors): string {
  return `(()=>{
const allowed=${JSON.stringify(ancestors).replaceAll('<', '\\u003c')};
const mayHear=(origin)=>allowed==='*'||origin===location.origin||allowed.includes(origin);
const element=document.querySelector('main').firstElementChild;
const framed=parent!==window;
const given=new URLSearchParams(location.hash.slice(1)).get('token');
if(given){
element.setAttribute('token',given);
history.replaceState(history.state,'',location.pathname+location.search);
}
const around=location.ancestorOrigins?.[0]??(URL.canParse(document.referrer)?new URL(document.referrer).origin:null);
const targets=allowed==='*'?['*']:around&&around!=='null'?[around].filter(mayHear):[location.origin,...allowed];
const say=(message)=>framed&&targets.forEach((target)=>parent.postMessage(message,target));
let renew=null;
addEventListener('oc-stats-token',(event)=>{
renew=event.detail.renew;
if(given&&framed)event.preventDefault();
say({ocStats:{token:'wanted'}});
});
addEventListener('message',({source,origin,data})=>{
const token=data?.ocStats?.token;
if(!framed||source!==parent||!mayHear(origin)||typeof token!=='string')return;
if(renew)renew(token);
else element.setAttribute('token',token);
renew=null;
});
new ResizeObserver(()=>{
const height=Math.ceil(document.documentElement.getBoundingClientRect().height);
say({ocStats:{height}});
say({subject:'lti.frameResize',height});
}).observe(document.documentElement);
})()`;
}
